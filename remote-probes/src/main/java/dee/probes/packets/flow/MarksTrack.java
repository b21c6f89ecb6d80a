package dee.probes.packets.flow;

import dee.probes.packets.decode.Segment;
import java.util.OptionalInt;

/** Follows the time to live and the IP-IDs of one side. */
final class MarksTrack {

  private static final int SEGMENT = 1200;

  private int packets;
  private int lowestTtl;
  private int highestTtl;
  private int lastId;
  private int lastSpan;
  private int zero;
  private int consecutive;
  private int jumped;

  void take(Segment segment) {
    int ttl = segment.ttl();
    lowestTtl = packets == 0 ? ttl : Math.min(lowestTtl, ttl);
    highestTtl = Math.max(highestTtl, ttl);
    packets++;
    int id = segment.id();
    if (id == 0) {
      zero++;
      return;
    }
    // The same once more is a packet that was captured on two devices.
    if (lastId != 0 && id != lastId) {
      boolean follows = ((id - lastId) & 0xffff) <= lastSpan;
      consecutive += follows ? 1 : 0;
      jumped += follows ? 0 : 1;
    }
    lastId = id;
    lastSpan = 1 + segment.payload() / SEGMENT;
  }

  Marks marks() {
    return new Marks(
        packets,
        lowestTtl,
        highestTtl,
        new Marks.Ids(
            lastId == 0 ? OptionalInt.empty() : OptionalInt.of(lastId),
            lastSpan,
            zero,
            consecutive,
            jumped));
  }
}
