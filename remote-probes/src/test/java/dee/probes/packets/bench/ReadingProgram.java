package dee.probes.packets.bench;

import com.sun.management.OperatingSystemMXBean;
import dee.probes.Captured;
import dee.probes.packets.CaptureReader;
import dee.probes.packets.Traffic;
import dee.probes.packets.bench.GeneratedCapture.Content;
import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.FlowBounds;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Reads a file so many times, in a process of its own: {@code ReadingProgram FILE ROUNDS}. It
 * prints for each round the nanoseconds of CPU that the whole process took, compiler and collector
 * included, then its peak of memory in kB, then what it found. The first round begins with the
 * process: the start of the machine is in it.
 */
final class ReadingProgram {

  private static final FlowBounds BOUNDS = new FlowBounds(200_000, 6, 10, OptionalInt.empty());
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private ReadingProgram() {}

  @SuppressWarnings("SystemOut") // A program whose answer is what it prints.
  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    Path file = Path.of(arguments[0]);
    long before = 0;
    Content found = read(file);
    for (int round = 1; ; round++) {
      long now = PROCESS.getProcessCpuTime();
      out.println(now - before);
      before = now;
      if (round == Integer.parseInt(arguments[1])) {
        break;
      }
      found = read(file);
    }
    out.println(peakKilobytes());
    out.println(found);
  }

  /** Reads the file, and makes each of its flows once. */
  static Content read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Traffic traffic = Captured.measured(CaptureReader.read(in, BOUNDS));
      long[] counts = new long[2];
      traffic
          .flows()
          .forEach(flow -> {
            counts[0] += flow.resets();
            counts[1] += retransmissions(flow);
          });
      long connections = traffic.table().size();
      return new Content(traffic.span().frames(), connections, counts[0], counts[1]);
    }
  }

  private static long retransmissions(Flow flow) {
    return flow.client().troubles().retransmissions() + flow.server().troubles().retransmissions();
  }

  private static String peakKilobytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .findFirst()
        .map(line -> line.replaceAll("[^0-9]", ""))
        .orElseThrow();
  }
}
