package dee.probes.packets;

import dee.probes.Outcome;
import dee.probes.packets.decode.Decoder;
import dee.probes.packets.file.CaptureFile;
import dee.probes.packets.file.Frame;
import dee.probes.packets.flow.FlowBounds;
import dee.probes.packets.flow.FlowTable;
import java.io.InputStream;

/**
 * Reads a pcap or pcapng capture from a stream into flows. Its memory does not grow with the number
 * of packets, only with that of flows, which is bounded. A reader reads one capture.
 */
public final class CaptureReader {

  private final Decoder decoder = new Decoder();
  private final FlowTable table;
  private final Times times = new Times();

  private CaptureReader(FlowBounds bounds) {
    table = new FlowTable(bounds);
  }

  /**
   * Reads to the end of the stream, or to where the capture is damaged: what came before is the
   * result, which then says where it was cut. Malformed when there is nothing that could be read.
   */
  public static Outcome<Traffic> read(InputStream in, FlowBounds bounds) {
    CaptureReader reader = new CaptureReader(bounds);
    return CaptureFile.read(in, reader::take)
        .map(end -> new Traffic(end, reader.times.span(), reader.decoder.unread(), reader.table));
  }

  private void take(Frame frame) {
    times.take(frame);
    if (decoder.read(frame)) {
      table.add(decoder.segment());
    }
  }
}
