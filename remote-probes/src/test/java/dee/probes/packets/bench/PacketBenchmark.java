package dee.probes.packets.bench;

import com.sun.management.OperatingSystemMXBean;
import dee.probes.Captured;
import dee.probes.packets.CaptureReader;
import dee.probes.packets.Traffic;
import dee.probes.packets.flow.FlowBounds;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Shows how many packets a CPU second reads, with flow state, next to tcpdump and tshark on the
 * same file: {@code PacketBenchmark PACKETS [tcpdump] [tshark]}. CPU time is that of the whole
 * process, compiler and collector included; the first round is cold. The peak of memory is the
 * process's.
 */
public final class PacketBenchmark {

  private static final int ROUNDS = 3;
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private PacketBenchmark() {}

  /** Generates the file, reads it, and removes it. */
  @SuppressWarnings("SystemOut") // A program whose answer is what it prints.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintStream out = System.out;
    long packets = arguments.length == 0 ? 1_000_000 : Long.parseLong(arguments[0]);
    Path file = Files.createTempFile("packets", ".pcap");
    try {
      out.println(new GeneratedCapture().write(file, packets));
      for (int round = 1; round <= ROUNDS; round++) {
        long before = PROCESS.getProcessCpuTime();
        String found = found(file);
        Duration cpu = Duration.ofNanos(PROCESS.getProcessCpuTime() - before);
        report(out, "round " + round + ", " + found, packets, cpu.toNanos() / 1e9);
      }
      out.println(memory());
      for (int i = 1; i < arguments.length; i++) {
        other(out, arguments[i], file, packets);
      }
    } finally {
      Files.delete(file);
    }
  }

  private static String found(Path file) throws IOException {
    FlowBounds bounds = new FlowBounds(200_000, 6, 10, OptionalInt.empty());
    try (InputStream in = Files.newInputStream(file)) {
      Traffic traffic = Captured.measured(CaptureReader.read(in, bounds));
      long[] counts = new long[2];
      traffic
          .flows()
          .forEach(flow -> {
            counts[0] += flow.resets();
            counts[1] +=
                flow.client().troubles().retransmissions()
                    + flow.server().troubles().retransmissions();
          });
      return "%d connections, %d resets, %d retransmissions"
          .formatted(traffic.table().size(), counts[0], counts[1]);
    }
  }

  private static void report(PrintStream out, String what, long packets, double seconds) {
    out.printf("%s: %.2f CPU s, %.2f M packets/s%n", what, seconds, packets / seconds / 1e6);
  }

  private static String memory() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .findFirst()
        .orElse("the peak of memory is not known");
  }

  private static void other(PrintStream out, String tool, Path file, long packets)
      throws IOException, InterruptedException {
    String command =
        switch (tool) {
          case "tcpdump" -> "tcpdump -nn -r " + file + " 'tcp[tcpflags] & tcp-rst != 0'";
          case "tshark" -> "tshark -n -q -z conv,tcp -r " + file;
          default -> throw new IllegalArgumentException("no such tool: " + tool);
        };
    String script = "TIMEFORMAT='%U %S'; time " + command + " >/dev/null 2>&1";
    Process process = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      out.println(tool + " failed: " + printed);
      return;
    }
    String[] times = printed.split(" ", -1);
    double seconds = Double.parseDouble(times[0]) + Double.parseDouble(times[1]);
    report(out, command.replace(file.toString(), "FILE"), packets, seconds);
  }
}
