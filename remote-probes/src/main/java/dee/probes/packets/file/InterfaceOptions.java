package dee.probes.packets.file;

/**
 * The options of an interface's description in a pcapng file: each has a code, a length and a value
 * filled up to four bytes.
 */
final class InterfaceOptions {

  private static final int FIRST = 16;
  private static final int RESOLUTION = 9;
  private static final int OFFSET = 14;

  private InterfaceOptions() {}

  /** How the interface counts time; what cannot be read is as if it were not there. */
  static Ticks ticks(ByteSource source, int block) {
    int resolution = Ticks.MICROSECONDS.resolution();
    long offset = 0;
    int at = FIRST;
    while (at + 4 <= block - 4) {
      int code = source.unsignedShort(at);
      int length = source.unsignedShort(at + 2);
      if (code == 0 || at + 4 + length > block - 4) {
        break;
      }
      if (code == RESOLUTION && length >= 1) {
        resolution = source.unsignedByte(at + 4);
      } else if (code == OFFSET && length >= Long.BYTES) {
        offset = source.longAt(at + 4);
      }
      at += 4 + (length + 3) / 4 * 4;
    }
    return new Ticks(resolution, offset);
  }
}
