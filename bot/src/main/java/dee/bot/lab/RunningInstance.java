package dee.bot.lab;

import dee.bot.lab.machine.ProcessFiles;
import dee.probes.HostPort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * An instance that was started.
 *
 * @param number its place in the scenario, from 1
 * @param process what /proc tells of it
 * @param directory where its files are
 */
public record RunningInstance(LabInstance plan, int number, ProcessFiles process, Path directory) {

  /** Where it serves. */
  public HostPort address() {
    return process.address();
  }

  /** Its log. */
  public Path log() {
    return directory.resolve(plan.target() + ".log");
  }

  /** One line for each request it answered. */
  public Path accessLog() {
    return directory.resolve(plan.target() + ".access.log");
  }

  /** What it wrote to its standard output and error. */
  Path output() {
    return directory.resolve(plan.target() + ".out");
  }

  long logLines(String text) {
    return count(log(), text);
  }

  long answers() {
    return count(accessLog(), "\"GET /orders");
  }

  private static long count(Path file, String text) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines.filter(line -> line.contains(text)).count();
    } catch (IOException _) {
      return 0;
    }
  }
}
