package dee.probes.corpus;

import dee.probes.Captured;
import dee.probes.packets.CaptureReader;
import dee.probes.packets.Traffic;
import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.FlowBounds;
import dee.probes.packets.flow.Peer;
import dee.probes.packets.flow.Sender;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Packet captures: flows, states and resets against Zeek's connection log, tcpdump's text and
 * tshark's streams. Where they differ with good reason, {@link KnownDifferences} says the reason.
 */
public final class PacketChecks {

  private static final FlowBounds ALL_PACKETS =
      new FlowBounds(10_000, 50_000, 1, OptionalInt.empty());

  private PacketChecks() {}

  /** A pcap or pcapng file. */
  public static void pcap(CorpusEntry entry, Differences expected, Differences second) {
    Traffic traffic = read(entry.file());
    KnownDifferences known = KnownDifferences.of(entry.file().getFileName().toString());
    Differences fromSource = new Differences();
    Differences fromSecond = new Differences();
    List<Flow> flows = traffic.flows().toList();
    fromSource.same("cut", Optional.empty(), traffic.end().cut());
    fromSource.same(
        "frames",
        traffic.span().frames(),
        traffic.unread().total() + flows.stream().mapToLong(Flow::packets).sum());
    entry
        .expected()
        .map(PacketChecks::lines)
        .ifPresent(lines -> {
          if (entry.expectedKind().equals("zeek-conn.log")) {
            ZeekLog.compare(lines, flows, fromSource);
          } else if (entry.expectedKind().equals("tcpdump-text")) {
            TcpdumpText.compare(lines, flows, fromSource);
          }
        });
    entry.second().ifPresent(json -> TsharkStreams.compare(json, flows, fromSecond));
    known.explain(fromSource, expected);
    known.explain(fromSecond, second);
    known.unused().forEach(stale -> expected.same("explained, but not there", "nothing", stale));
  }

  private static Traffic read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Captured.measured(CaptureReader.read(in, ALL_PACKETS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The side that has the end. */
  static Optional<Sender> side(Flow flow, String end) {
    for (Sender side : Sender.values()) {
      Peer peer = flow.ends().of(side);
      if (end.equals(peer.address() + ":" + peer.port())) {
        return Optional.of(side);
      }
    }
    return Optional.empty();
  }
}
