package dee.playbooks.run;

import dee.playbooks.FakeShell;
import dee.probes.shell.Script;
import dee.probes.shell.ScriptOutput;
import java.util.concurrent.CountDownLatch;

/** A machine whose answer to one probe comes a moment before what was held up is let go. */
final class ReleasingShell extends FakeShell {

  private final String probe;
  private final CountDownLatch held;

  ReleasingShell(String target, String probe, CountDownLatch held) {
    super(target);
    this.probe = probe;
    this.held = held;
  }

  @Override
  public ScriptOutput run(Script script) throws InterruptedException {
    ScriptOutput output = super.run(script);
    if (script.probes().stream().anyMatch(p -> p.id().equals(probe))) {
      Thread.ofVirtual().start(this::releaseSoon);
    }
    return output;
  }

  private void releaseSoon() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    held.countDown();
  }
}
