package dee.probes.packets.decode;

/** The flags of a TCP header as bits. */
public final class TcpFlags {

  public static final int FIN = 1;
  public static final int SYN = 2;
  public static final int RST = 4;
  public static final int ACK = 16;

  private static final String LETTERS = "FSRP.UEWe";

  private TcpFlags() {}

  /** The flags as tcpdump prints them: {@code S.} for SYN with ACK, {@code none} for none. */
  public static String text(int flags) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < LETTERS.length(); i++) {
      if ((flags & (1 << i)) != 0) {
        text.append(LETTERS.charAt(i));
      }
    }
    return text.isEmpty() ? "none" : text.toString();
  }
}
