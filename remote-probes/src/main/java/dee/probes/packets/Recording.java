package dee.probes.packets;

import dee.probes.Attachment;
import dee.probes.Exhibit;
import dee.probes.Outcome;
import dee.probes.packets.flow.FlowBounds;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one run of tcpdump gave.
 *
 * @param pcap what it wrote; nothing when it did not begin
 * @param capped it wrote more than is taken of it
 */
@SuppressWarnings("ArrayRecordComponent")
record Recording(Order order, byte[] pcap, Ending ending, boolean capped) {

  /** The most that is taken of what tcpdump writes. */
  static final int MOST_BYTES = 4 * 1024 * 1024;

  /** After so many packets it ends: with their headers they are less than the most bytes. */
  static final int MOST_PACKETS = 20_000;

  private static final int MOST_FLOWS = 5_000;

  /**
   * The packets, read.
   *
   * @param whatToDo added to the reason when capturing was not permitted
   */
  Outcome<Capture> capture(String whatToDo) {
    if (pcap.length == 0) {
      return ending.refusal(whatToDo);
    }
    Outcome<Traffic> traffic = traffic();
    boolean some = traffic.asOptional().filter(t -> t.span().frames() > 0).isPresent();
    // of one that hung nobody knows whether it looked: only its packets are an answer
    return ending.killed() && !some ? ending.refusal(whatToDo) : traffic.map(this::capture);
  }

  private Capture capture(Traffic traffic) {
    boolean full = capped || traffic.span().frames() >= order.most();
    return new Capture(
        traffic,
        new Capture.Taken(order.device(), order.scope(), ending.length(), ending.lost(), full));
  }

  private Outcome<Traffic> traffic() {
    FlowBounds usual = FlowBounds.USUAL;
    FlowBounds bounds =
        new FlowBounds(
            MOST_FLOWS, usual.firstPackets(), usual.lastPackets(), OptionalInt.of(order.port()));
    return CaptureReader.read(new ByteArrayInputStream(pcap), bounds);
  }

  /** What is kept of it. */
  Exhibit exhibit() {
    Optional<Attachment> file = PayloadCutter.cut(pcap).map(bytes -> new Attachment("pcap", bytes));
    String seen =
        CaptureText.taken(order, ending) + traffic().asOptional().map(CaptureText::seen).orElse("");
    return new Exhibit(seen, file.isPresent() ? CaptureText.kept() : "", file);
  }
}
