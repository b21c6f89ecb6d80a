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
abstract class SilenceTrack extends OpeningTrack {

  private static final long LEAST = 1_000_000_000;
  private static final int MOST = 3;

  /** A silence whose breaker is named by its place in the flow's key. */
  private record Noted(long from, long length, boolean byFirst, Breaker how) {}

  private boolean any;
  private long lastActivity;
  private Optional<Noted> lastNoted = Optional.empty();
  private List<Noted> longest = List.of();

  SilenceTrack(Segment segment, boolean byFirst, int hash) {
    super(segment, byFirst, hash);
  }

  /** Takes a segment that is more than an acknowledgement; how long it was silent before. */
  final long active(Segment segment, boolean first) {
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
    lastNoted = Optional.of(noted);
    List<Noted> all = new ArrayList<>(longest);
    all.add(noted);
    all.sort(Comparator.comparingLong(Noted::length).reversed());
    longest = List.copyOf(all.subList(0, Math.min(MOST, all.size())));
  }

  final Optional<Silence> lastSilence(Sender firstSide) {
    return lastNoted.map(n -> silence(n, firstSide));
  }

  final List<Silence> longestSilences(Sender firstSide) {
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
