package dee.probes.files;

import dee.probes.Bounds;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.ShellProbe;
import dee.probes.shell.ProbeOutput;
import java.util.List;

/** Asks how many files the process has open, and what they are. */
public final class OpenFilesProbe implements ShellProbe<OpenFiles> {

  @Override
  public String id() {
    return "open-files";
  }

  @Override
  public String purpose() {
    return "how many files are open, of which types, pointing where";
  }

  @Override
  public Class<OpenFiles> answer() {
    return OpenFiles.class;
  }

  @Override
  public String script() {
    return "probes/files/open-files.sh";
  }

  @Override
  public List<String> arguments(Instance instance) {
    return List.of();
  }

  @Override
  public Bounds bounds() {
    return Bounds.MODERATE;
  }

  @Override
  public String command(Instance instance) {
    return "ls -U /proc/PID/fd | wc -l; ls -l /proc/PID/fd   # PID of what listens on "
        + instance.address();
  }

  @Override
  public Outcome<OpenFiles> parse(ProbeOutput output) {
    return output
        .<OpenFiles>refusal()
        .orElseGet(() -> OpenFilesParser.parse(output.last().lines()));
  }
}
