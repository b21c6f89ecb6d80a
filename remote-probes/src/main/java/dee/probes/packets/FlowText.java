package dee.probes.packets;

import dee.probes.packets.decode.TcpFlags;
import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.Ladder;
import dee.probes.packets.flow.Packet;
import dee.probes.packets.flow.Sender;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The packets of one connection, a line each, in the words of tcpdump. */
final class FlowText {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final long LOW = 0xffffffffL;

  private final Flow flow;
  private final Map<Sender, Long> firsts = new EnumMap<>(Sender.class);

  private FlowText(Flow flow) {
    this.flow = flow;
  }

  /** The connection's first and last packets. */
  static String of(Flow flow) {
    return new FlowText(flow).text();
  }

  private String text() {
    StringBuilder text =
        new StringBuilder(
            "%n%s -> %s, %d packets%n"
                .formatted(flow.ends().client(), flow.ends().server(), flow.packets()));
    Ladder ladder = flow.story().ladder();
    ladder.first().forEach(packet -> text.append(line(packet)));
    if (ladder.omitted() > 0) {
      text.append("  (%d packets more)%n".formatted(ladder.omitted()));
    }
    ladder.last().forEach(packet -> text.append(line(packet)));
    return text.toString();
  }

  private String line(Packet packet) {
    Packet.Tcp tcp = packet.tcp();
    long first = firsts.computeIfAbsent(packet.from(), _ -> tcp.sequence());
    return "%s %s -> %s [%s] seq %d len %d win %d ttl %d%s%n"
        .formatted(
            TIME.format(packet.at()),
            flow.ends().of(packet.from()),
            flow.ends().of(packet.from().other()),
            TcpFlags.text(tcp.flags()),
            tcp.sequence() - first & LOW,
            tcp.payload(),
            tcp.window(),
            packet.ip().ttl(),
            packet.ip().id().isPresent() ? " id " + packet.ip().id().getAsInt() : "");
  }
}
