package dee.bot.lab.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs one command of this machine to its end; also finds those that only root has on its path. */
final class SystemCommand {

  private static final List<String> WITH_ROOTS_PATH =
      List.of("sh", "-c", "PATH=$PATH:/usr/sbin:/sbin; exec \"$@\"", "sh");

  private SystemCommand() {}

  /**
   * What it printed, errors included.
   *
   * @throws LabException when it fails, with what it printed
   */
  static String run(List<String> words) {
    List<String> command = new ArrayList<>(WITH_ROOTS_PATH);
    command.addAll(words);
    String shown = String.join(" ", words);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new LabException(shown + ": " + said.strip());
      }
      return said;
    } catch (IOException e) {
      throw new LabException(shown + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted during " + shown, e);
    }
  }
}
