package dee.probes.packets.flow;

/**
 * The few gaps in a direction's sequence numbers that have not been seen yet: what falls into one
 * is new, however late it comes. When there are more, the oldest is forgotten.
 */
final class Holes {

  private static final int MOST = 4;

  private final int[] from = new int[MOST];
  private final int[] end = new int[MOST];
  private final long[] since = new long[MOST];
  private int next;

  void note(int first, int behind, long nanos) {
    from[next] = first;
    end[next] = behind;
    since[next] = nanos;
    next = (next + 1) % MOST;
  }

  /**
   * Takes a segment that may lie in a gap; since when the gap is there, or {@link Long#MIN_VALUE}
   * when it lies in none.
   */
  long fill(int first, int behind) {
    for (int i = 0; i < MOST; i++) {
      if (from[i] != end[i] && first - from[i] >= 0 && behind - end[i] <= 0) {
        long age = since[i];
        int rest = end[i];
        end[i] = first;
        if (behind != rest) {
          keepRest(i, behind, rest);
        }
        return age;
      }
    }
    return Long.MIN_VALUE;
  }

  /** What is left behind the filled part; what is before it stays where it is. */
  private void keepRest(int i, int behind, int rest) {
    if (from[i] == end[i]) {
      from[i] = behind;
      end[i] = rest;
    } else {
      note(/* first= */ behind, /* behind= */ rest, since[i]);
    }
  }
}
