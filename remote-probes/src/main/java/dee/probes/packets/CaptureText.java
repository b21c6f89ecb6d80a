package dee.probes.packets;

import dee.probes.packets.Capture.Scope;
import dee.probes.packets.flow.Flow;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A capture as people read it: how it was taken, how much is in it, and its telling connections.
 */
final class CaptureText {

  private static final int FLOWS = 10;

  private CaptureText() {}

  /** How it was taken. */
  static String taken(Order order, Ending ending) {
    return "Captured on %s for %s s: %s of port %d, %d bytes of each at most; %s.%n"
            .formatted(
                order.device(),
                BigDecimal.valueOf(ending.length().toMillis(), 3)
                    .stripTrailingZeros()
                    .toPlainString(),
                order.scope() == Scope.FLAGS
                    ? "only the SYN, FIN and RST packets, for traffic was heavy,"
                    : "the packets",
                order.port(),
                Order.SNAP_LENGTH,
                order.manner())
        + ending.problem().map(problem -> "tcpdump: " + problem + "\n").orElse("");
  }

  /** What is in it. */
  static String seen(Traffic traffic) {
    List<Flow> flows = traffic.flows().toList();
    String counts =
        "%d connections, %d packets; resets: %d of the service's side, %d of clients.%n"
            .formatted(
                flows.size(),
                traffic.span().frames(),
                flows.stream().mapToLong(flow -> flow.server().control().resets()).sum(),
                flows.stream().mapToLong(flow -> flow.client().control().resets()).sum());
    String beyond =
        traffic.table().overflowing() == 0
            ? ""
            : "%d more packets are of connections beyond the first %d.%n"
                .formatted(traffic.table().overflowing(), flows.size());
    return counts
        + beyond
        + flows.stream()
            .sorted(Comparator.comparingInt(CaptureText::rank))
            .limit(FLOWS)
            .map(FlowText::of)
            .collect(Collectors.joining());
  }

  /** What is to be known of its packets where they are kept. */
  static String kept() {
    return "The packets are kept with their payload cut to %d bytes; checksums do not match the cut packets.%n"
        .formatted(PayloadCutter.KEPT);
  }

  /** Reset ones first, then refused ones, then those without an answer to their SYN. */
  private static int rank(Flow flow) {
    boolean unanswered = flow.opening().syn() && !flow.opening().synAck();
    if (flow.resets() > 0) {
      return unanswered ? 2 : flow.server().control().resets() > 0 ? 0 : 1;
    }
    return unanswered ? 3 : 4;
  }
}
