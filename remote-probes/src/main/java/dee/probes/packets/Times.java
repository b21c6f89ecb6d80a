package dee.probes.packets;

import dee.probes.packets.file.Frame;
import java.time.Instant;
import java.util.Optional;

/** Counts frames, and notes the earliest and the latest. */
final class Times {

  private long frames;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  void take(Frame frame) {
    first = Math.min(first, frame.nanos());
    last = Math.max(last, frame.nanos());
    frames++;
  }

  Traffic.Span span() {
    return new Traffic.Span(frames, instant(first), instant(last));
  }

  private Optional<Instant> instant(long nanos) {
    return frames == 0 ? Optional.empty() : Optional.of(Instant.EPOCH.plusNanos(nanos));
  }
}
