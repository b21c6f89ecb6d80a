package dee.probes.packets.file;

/**
 * How an interface of a pcapng file counts time: in so many ticks a second, powers of ten or of
 * two, and from how many seconds after 1970.
 */
record Ticks(int resolution, long offsetSeconds) {

  /** What holds when a file does not say: microseconds since 1970. */
  static final Ticks MICROSECONDS = new Ticks(6, 0);

  private static final int POWER_OF_TWO = 0x80;
  private static final int NANO = 9;
  private static final double NANOS = 1e9;

  /** A time as nanoseconds since 1970. */
  long nanos(long ticks) {
    return sinceOffset(ticks) + offsetSeconds * 1_000_000_000;
  }

  private long sinceOffset(long ticks) {
    int power = resolution & ~POWER_OF_TWO;
    if ((resolution & POWER_OF_TWO) != 0) {
      long seconds = power >= Long.SIZE ? 0 : ticks >>> power;
      long rest = power >= Long.SIZE ? ticks : ticks & ((1L << power) - 1);
      return seconds * 1_000_000_000 + (long) (rest * NANOS / Math.pow(2, power));
    }
    long scale = 1;
    for (int i = 0; i < Math.min(Math.abs(power - NANO), 2 * NANO); i++) {
      scale *= 10;
    }
    return power <= NANO ? ticks * scale : Long.divideUnsigned(ticks, scale);
  }
}
