package dee.probes.sockets;

import java.util.Optional;

/** The states of a TCP socket, as ss(8) and {@code /proc/net/tcp} name them. */
public enum TcpState {
  ESTABLISHED("ESTAB", 0x01),
  SYN_SENT("SYN-SENT", 0x02),
  SYN_RECV("SYN-RECV", 0x03),
  FIN_WAIT_1("FIN-WAIT-1", 0x04),
  FIN_WAIT_2("FIN-WAIT-2", 0x05),
  TIME_WAIT("TIME-WAIT", 0x06),
  CLOSED("UNCONN", 0x07),
  CLOSE_WAIT("CLOSE-WAIT", 0x08),
  LAST_ACK("LAST-ACK", 0x09),
  LISTEN("LISTEN", 0x0A),
  CLOSING("CLOSING", 0x0B),
  NEW_SYN_RECV("SYN-RECV", 0x0C);

  private final String ss;
  private final int code;

  TcpState(String ss, int code) {
    this.ss = ss;
    this.code = code;
  }

  /** The name that ss prints. */
  public String ss() {
    return ss;
  }

  /** The state of that name as printed by ss or netstat (which writes {@code CLOSE_WAIT}). */
  public static Optional<TcpState> named(String name) {
    String wanted = name.replace('_', '-');
    for (TcpState state : values()) {
      if (state.ss.equals(wanted) || state.name().replace('_', '-').equals(wanted)) {
        return Optional.of(state);
      }
    }
    return switch (wanted) {
      case "FIN-WAIT1" -> Optional.of(FIN_WAIT_1);
      case "FIN-WAIT2" -> Optional.of(FIN_WAIT_2);
      case "CLOSE" -> Optional.of(CLOSED);
      default -> Optional.empty();
    };
  }

  /** The state of that code in the {@code st} column of {@code /proc/net/tcp}. */
  public static Optional<TcpState> coded(int code) {
    for (TcpState state : values()) {
      if (state.code == code) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
