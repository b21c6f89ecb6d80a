package dee.bot.lab;

import dee.bot.lab.load.ClientKind;
import dee.bot.lab.machine.ProcessFiles;
import dee.probes.HostPort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An instance of a lab that is up. Its process may change, its address and its files do not.
 * Thread-safe.
 */
public final class RunningInstance {

  private final LabInstance plan;
  private final int number;
  private final HostPort address;
  private final Path directory;
  private volatile Optional<Process> program = Optional.empty();

  /**
   * An instance without a process.
   *
   * @param number its place in the scenario, from 1
   * @param directory where its files are
   */
  RunningInstance(LabInstance plan, int number, HostPort address, Path directory) {
    this.plan = plan;
    this.number = number;
    this.address = address;
    this.directory = directory;
  }

  /** From now on this is its process. */
  void runsAs(Process process) {
    program = Optional.of(process);
  }

  /** Its process of now; none when it was never started. */
  Optional<Process> program() {
    return program;
  }

  public LabInstance plan() {
    return plan;
  }

  /** Whether some of its clients are to vanish. */
  boolean losesClients() {
    return plan.traffic().stream().anyMatch(traffic -> traffic.kind() == ClientKind.VANISHES);
  }

  /** Its place in the scenario, from 1. */
  public int number() {
    return number;
  }

  /** What /proc tells of its process of now; of pid 0 when it was never started. */
  public ProcessFiles process() {
    return new ProcessFiles(program.map(Process::pid).orElse(0L), address);
  }

  /** Where it serves. */
  public HostPort address() {
    return address;
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

  /** How many of its clients' requests ended so, since the clients came. */
  long clientsThatEnded(String end) {
    Pattern pattern = Pattern.compile(" " + end + "=([0-9]+)");
    try (Stream<String> lines = Files.lines(directory.resolve("clients.log"))) {
      return lines
          .filter(line -> line.contains(" " + address + " "))
          .flatMap(line -> pattern.matcher(line).results())
          .mapToLong(found -> Long.parseLong(found.group(1)))
          .sum();
    } catch (IOException _) {
      return 0;
    }
  }

  private static long count(Path file, String text) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines.filter(line -> line.contains(text)).count();
    } catch (IOException _) {
      return 0;
    }
  }
}
