package dee.probes.packets.bench;

import dee.probes.packets.bench.GeneratedCapture.Content;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Shows how many packets a CPU second reads, with flow state, next to tcpdump and tshark on the
 * same file: {@code PacketBenchmark PACKETS [tcpdump] [tshark]}. All of them take turns, each in a
 * process of its own, so that a busy machine is as busy for each; the medians are compared. It is
 * not made with JMH, because that measures elapsed time, and its own process: what counts here is
 * the CPU time and the peak of memory of whole processes, other programs among them.
 *
 * <p>Cold is the first reading, with the start of the Java machine and the compiling; warm is a
 * later one in the same process, as in a bot that runs for days.
 */
public final class PacketBenchmark {

  private static final int TURNS = 3;
  private static final int WARM = 3;

  /**
   * Room for 100,000 flows. The young generation is small, because nearly all that is made while
   * reading stays: at its usual third the old one would be too full to take it in.
   */
  private static final List<String> MACHINE =
      List.of("-XX:+UseSerialGC", "-Xmx176m", "-Xmn24m", "-cp", System.getProperty("java.class.path"));

  private final PrintStream out;
  private final Path file;
  private final long packets;

  private PacketBenchmark(PrintStream out, Path file, long packets) {
    this.out = out;
    this.file = file;
    this.packets = packets;
  }

  /** Generates the file, reads it, and removes it. */
  @SuppressWarnings("SystemOut") // A program whose answer is what it prints.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    long packets = arguments.length == 0 ? 1_000_000 : Long.parseLong(arguments[0]);
    List<String> others = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
    Path file = Files.createTempFile("packets", ".pcap");
    try {
      Content content = new GeneratedCapture().write(file, packets);
      System.out.println(content);
      new PacketBenchmark(System.out, file, packets).compare(content, others);
    } finally {
      Files.delete(file);
    }
  }

  private void compare(Content content, List<String> others)
      throws IOException, InterruptedException {
    List<Double> cold = new ArrayList<>();
    List<Double> warm = new ArrayList<>();
    List<List<Double>> theirs = others.stream().map(o -> (List<Double>) new ArrayList<Double>()).toList();
    long peak = 0;
    for (int turn = 0; turn < TURNS; turn++) {
      List<String> printed = reading();
      if (!printed.getLast().equals(content.toString())) {
        throw new IllegalStateException("read " + printed.getLast() + " of " + content);
      }
      cold.add(seconds(printed.getFirst()));
      printed.subList(1, 1 + WARM).forEach(nanos -> warm.add(seconds(nanos)));
      peak = Math.max(peak, Long.parseLong(printed.get(1 + WARM)));
      for (int i = 0; i < others.size(); i++) {
        theirs.get(i).add(tool(others.get(i)));
      }
    }
    out.printf(Locale.ROOT, "peak of memory: %d MiB%n", peak / 1024);
    report("cold", median(cold));
    report("warm", median(warm));
    for (int i = 0; i < others.size(); i++) {
      double seconds = median(theirs.get(i));
      report(others.get(i), seconds);
      out.printf(Locale.ROOT, "  %.2f x cold, %.2f x warm%n", seconds / median(cold), seconds / median(warm));
    }
  }

  private List<String> reading() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(MACHINE);
    command.addAll(List.of(ReadingProgram.class.getName(), file.toString(), String.valueOf(1 + WARM)));
    return lines(command);
  }

  /** The CPU seconds of another program that reads the file. */
  private double tool(String name) throws IOException, InterruptedException {
    String command =
        switch (name) {
          case "tcpdump" -> "tcpdump -nn -r " + file + " 'tcp[tcpflags] & tcp-rst != 0'";
          case "tshark" -> "tshark -n -q -z conv,tcp -r " + file;
          default -> throw new IllegalArgumentException("no such tool: " + name);
        };
    String script = "TIMEFORMAT='%U %S'; time " + command + " >/dev/null 2>&1";
    String[] times = lines(List.of("bash", "-c", script)).getLast().split(" ", -1);
    return Double.parseDouble(times[0]) + Double.parseDouble(times[1]);
  }

  private static List<String> lines(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + " failed: " + printed);
    }
    return printed.lines().toList();
  }

  private static double seconds(String nanos) {
    return Long.parseLong(nanos) / 1e9;
  }

  private static double median(List<Double> all) {
    return all.stream().sorted().toList().get(all.size() / 2);
  }

  private void report(String what, double seconds) {
    out.printf(
        Locale.ROOT, "%s: %.2f CPU s, %.2f M packets/s%n", what, seconds, packets / seconds / 1e6);
  }
}
