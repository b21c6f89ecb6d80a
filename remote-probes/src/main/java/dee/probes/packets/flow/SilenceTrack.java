package dee.probes.packets.flow;

import dee.probes.packets.decode.Segment;
import dee.probes.packets.decode.TcpFlags;
import dee.probes.packets.flow.Silence.Breaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Notes the silences of a flow: the last one and the longest. */
final class SilenceTrack {

  private static final long LEAST = 1_000_000_000;
  private static final int MOST = 3;

  /** A silence whose breaker is named by its place in the flow's key. */
  private record Noted(long from, long length, boolean byFirst, Breaker how) {}

  private boolean any;
  private long lastActivity;
  private Optional<Noted> last = Optional.empty();
  private List<Noted> longest = List.of();

  /** Takes a segment that is more than an acknowledgement; how long it was silent before. */
  long active(Segment segment, boolean first) {
    long quiet = any ? Math.max(0, segment.nanos() - lastActivity) : 0;
    if (quiet >= LEAST) {
      note(new Noted(lastActivity, quiet, first, how(segment.flags())));
    }
    lastActivity = any ? Math.max(lastActivity, segment.nanos()) : segment.nanos();
    any = true;
    return quiet;
  }

  private static Breaker how(int flags) {
    if ((flags & TcpFlags.RST) != 0) {
      return Breaker.RST;
    }
    if ((flags & TcpFlags.SYN) != 0) {
      return Breaker.SYN;
    }
    return (flags & TcpFlags.FIN) != 0 ? Breaker.FIN : Breaker.DATA;
  }

  private void note(Noted noted) {
    last = Optional.of(noted);
    List<Noted> all = new ArrayList<>(longest);
    all.add(noted);
    all.sort(Comparator.comparingLong(Noted::length).reversed());
    longest = List.copyOf(all.subList(0, Math.min(MOST, all.size())));
  }

  Optional<Silence> last(Sender firstSide) {
    return last.map(n -> silence(n, firstSide));
  }

  List<Silence> longest(Sender firstSide) {
    return longest.stream().map(n -> silence(n, firstSide)).toList();
  }

  private static Silence silence(Noted noted, Sender firstSide) {
    return new Silence(
        PacketWords.instant(noted.from()),
        Duration.ofNanos(noted.length()),
        noted.byFirst() ? firstSide : firstSide.other(),
        noted.how());
  }
}
