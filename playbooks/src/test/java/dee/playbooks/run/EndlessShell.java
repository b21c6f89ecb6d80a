package dee.playbooks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.playbooks.FakeShell;
import dee.probes.shell.Script;
import dee.probes.shell.ScriptOutput;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A machine that answers nobody until it is interrupted. */
final class EndlessShell extends FakeShell {

  private final CountDownLatch asked = new CountDownLatch(1);
  final AtomicBoolean interrupted = new AtomicBoolean();

  EndlessShell(String target) {
    super(target);
  }

  @Override
  public ScriptOutput run(Script script) throws InterruptedException {
    asked.countDown();
    try {
      Thread.sleep(Duration.ofMinutes(5));
    } catch (InterruptedException e) {
      interrupted.set(true);
      throw e;
    }
    return ScriptOutput.unreachable("woke up");
  }

  /** Cancels a run as soon as it asks this machine, and expects that it ends so. */
  void cancel(ThrowingCallable run) throws InterruptedException {
    AtomicBoolean threw = new AtomicBoolean();
    Thread runner =
        Thread.ofVirtual()
            .start(() ->
                assertThatThrownBy(run)
                    .isInstanceOfSatisfying(InterruptedException.class, _ -> threw.set(true)));
    asked.await();
    runner.interrupt();
    assertThat(runner.join(Duration.ofSeconds(10))).isTrue();
    assertThat(threw).isTrue();
  }
}
