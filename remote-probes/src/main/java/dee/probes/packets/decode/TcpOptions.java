package dee.probes.packets.decode;

/** What a SYN says about itself: window scale, SACK permitted, timestamps. */
public final class TcpOptions {

  private static final int END = 0;
  private static final int NOTHING = 1;
  private static final int WINDOW_SCALE = 3;
  private static final int SACK_PERMITTED = 4;
  private static final int TIMESTAMPS = 8;
  private static final int LARGEST_SCALE = 14;

  private int windowScale;
  private boolean sackPermitted;
  private boolean timestamps;

  /** By how many bits windows are shifted, or -1 where the SYN does not say. */
  public int windowScale() {
    return windowScale;
  }

  public boolean sackPermitted() {
    return sackPermitted;
  }

  public boolean timestamps() {
    return timestamps;
  }

  /** Reads the bytes between two places; what is cut or odd ends the reading. */
  void read(byte[] bytes, int from, int end) {
    windowScale = -1;
    sackPermitted = false;
    timestamps = false;
    int at = from;
    while (at < end && bytes[at] != END) {
      if (bytes[at] == NOTHING) {
        at++;
        continue;
      }
      int length = at + 1 < end ? bytes[at + 1] & 0xff : 0;
      if (length < 2 || at + length > end) {
        return;
      }
      if (bytes[at] == WINDOW_SCALE && length == 3) {
        windowScale = Math.min(bytes[at + 2] & 0xff, LARGEST_SCALE);
      }
      sackPermitted |= bytes[at] == SACK_PERMITTED;
      timestamps |= bytes[at] == TIMESTAMPS;
      at += length;
    }
  }
}
