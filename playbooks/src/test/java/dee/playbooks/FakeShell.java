package dee.playbooks;

import dee.probes.ShellProbe;
import dee.probes.shell.ExitStatus;
import dee.probes.shell.RemoteShell;
import dee.probes.shell.Script;
import dee.probes.shell.ScriptOutput;
import dee.probes.shell.Section;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A machine that answers every probe with its own name, which {@link FakeProbes} understand. */
public class FakeShell implements RemoteShell {

  private final String target;
  private final String text;
  public final List<Script> scripts = new CopyOnWriteArrayList<>();
  public final AtomicBoolean closed = new AtomicBoolean();

  public FakeShell(String target) {
    this(target, target + "\n");
  }

  /** One that prints this; its first line must be the target's name. */
  public FakeShell(String target, String text) {
    this.target = target;
    this.text = text;
  }

  @Override
  public String target() {
    return target;
  }

  @Override
  public ScriptOutput run(Script script) throws InterruptedException {
    scripts.add(script);
    List<Section> sections = new ArrayList<>();
    for (ShellProbe<?> probe : script.probes()) {
      sections.add(
          new Section(
              probe.id(),
              1,
              SampleFacts.NOW,
              Duration.ofDays(9),
              0,
              Duration.ofMillis(4),
              text.getBytes(StandardCharsets.UTF_8),
              Section.Completeness.WHOLE));
    }
    return new ScriptOutput(
        sections, true, "", new ExitStatus.Exited(0), Optional.of(Duration.ZERO));
  }

  @Override
  public void close() {
    closed.set(true);
  }
}
