package dee.probes.packets.file;

import dee.probes.Outcome;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Reads captures as tcpdump and Wireshark write them, from a stream that may end at any byte: pcap
 * (draft-ietf-opsawg-pcap) and pcapng (draft-ietf-opsawg-pcapng), of either byte order.
 */
public final class CaptureFile {

  private CaptureFile() {}

  /**
   * Hands all frames to the sink. A cut or damaged file gives the frames before the damage, and
   * where that is; only when not even its head can be read the outcome is malformed. The stream is
   * read to its end or to the damage, and not closed.
   */
  public static Outcome<CaptureEnd> read(InputStream in, FrameSink sink) {
    ByteSource source = new ByteSource(in);
    if (!source.has(4)) {
      return Outcome.malformed(
          source
              .broken()
              .map(b -> "the capture could not be read: " + b)
              .orElseGet(() ->
                  source.left() == 0
                      ? "the capture is empty"
                      : "the capture ends after %d bytes".formatted(source.left())));
    }
    int magic = source.intAt(0);
    Optional<PcapVariant> pcap = PcapVariant.of(magic);
    if (pcap.isPresent()) {
      return source.has(PcapReader.HEADER)
          ? ended("pcap", source, new PcapReader(source, pcap.get()).read(sink))
          : Outcome.malformed("the capture's header is cut");
    }
    if (magic == PcapngReader.SECTION) {
      PcapngReader reader = new PcapngReader(source, sink);
      Optional<String> problem = reader.read();
      return reader.started()
          ? ended("pcapng", source, problem)
          : Outcome.malformed("the capture's first block: " + problem.orElse("nothing"));
    }
    byte[] head = {
      source.array()[0], source.array()[1], source.array()[2], source.array()[3],
    };
    return Outcome.malformed(
        "this is no capture: it begins with " + HexFormat.ofDelimiter(" ").formatHex(head));
  }

  private static Outcome<CaptureEnd> ended(
      String format, ByteSource source, Optional<String> problem) {
    long offset = source.offset();
    Optional<Cut> cut =
        problem.map(p -> new Cut(offset, source.broken().map(b -> p + " (" + b + ")").orElse(p)));
    return Outcome.measured(new CaptureEnd(format, offset, cut));
  }
}
