package dee.probes.corpus;

import dee.probes.packets.decode.TcpFlags;
import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.Packet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares packets with those that tcpdump printed: how many, with which flags and lengths. */
final class TcpdumpText {

  private static final Pattern SEGMENT =
      Pattern.compile(" > [0-9a-fA-F.:]+: Flags \\[([FSRP.UEWe]+|none)\\].*");

  private TcpdumpText() {}

  static void compare(List<String> lines, List<Flow> flows, Differences found) {
    List<String> printed =
        lines.stream()
            .map(SEGMENT::matcher)
            .filter(Matcher::find)
            .map(m -> m.group(1))
            .sorted()
            .toList();
    List<String> read =
        flows.stream()
            .flatMap(f -> f.story().ladder().packets())
            .map(Packet::tcp)
            .map(t -> TcpFlags.text(t.flags()))
            .sorted()
            .toList();
    found.same("packets", printed.size(), read.size());
    found.same("flags", printed, read);
  }
}
