package dee.probes.packets.judge;

import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.Marks;
import dee.probes.packets.flow.Sender;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The time to live of each host's packets in all flows: a refusal has no others of its own. */
final class UsualTtls {

  /** What lies between two values, both included. */
  record Range(int lowest, int highest) {

    Range with(Range other) {
      return new Range(Math.min(lowest, other.lowest), Math.max(highest, other.highest));
    }
  }

  private final Map<String, Range> byAddress = new HashMap<>();

  UsualTtls(Stream<Flow> flows) {
    flows.forEach(flow -> {
      for (Sender side : Sender.values()) {
        Marks marks = flow.side(side).marks();
        if (marks.packets() > 0) {
          byAddress.merge(
              flow.ends().of(side).address(),
              new Range(marks.lowestTtl(), marks.highestTtl()),
              Range::with);
        }
      }
    });
  }

  Optional<Range> of(String address) {
    return Optional.ofNullable(byAddress.get(address));
  }
}
