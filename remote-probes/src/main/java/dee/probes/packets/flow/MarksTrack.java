package dee.probes.packets.flow;

import dee.probes.packets.decode.Segment;
import java.util.OptionalInt;

/** Follows the time to live and the IP-IDs of one side. */
abstract class MarksTrack extends LastPacket {

  private static final int SEGMENT = 1200;

  private int marked;
  private int lowestTtl;
  private int highestTtl;
  private int lastId;
  private int lastSpan;
  private int zero;
  private int consecutive;
  private int jumped;

  final void mark(Segment segment) {
    int ttl = segment.ttl();
    lowestTtl = marked == 0 ? ttl : Math.min(lowestTtl, ttl);
    highestTtl = Math.max(highestTtl, ttl);
    marked++;
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

  final Marks marks() {
    return new Marks(
        marked,
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
