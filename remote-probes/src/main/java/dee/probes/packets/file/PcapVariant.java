package dee.probes.packets.file;

import java.util.Optional;

/**
 * The four kinds of pcap files, told apart by their first four bytes.
 *
 * @param nanosPerTick 1000 where the file counts microseconds, 1 where nanoseconds
 */
record PcapVariant(boolean bigEndian, int nanosPerTick) {

  private static final int MICROS = 0xa1b2c3d4;
  private static final int NANOS = 0xa1b23c4d;

  /** The kind by the first four bytes, read as a little-endian number. */
  static Optional<PcapVariant> of(int magic) {
    int turned = Integer.reverseBytes(magic);
    if (magic == MICROS || magic == NANOS) {
      return Optional.of(new PcapVariant(false, magic == MICROS ? 1000 : 1));
    }
    return turned == MICROS || turned == NANOS
        ? Optional.of(new PcapVariant(true, turned == MICROS ? 1000 : 1))
        : Optional.empty();
  }
}
