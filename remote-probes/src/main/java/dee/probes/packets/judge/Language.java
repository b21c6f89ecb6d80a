package dee.probes.packets.judge;

import dee.probes.packets.flow.Side;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What one side of a connection speaks, by its first three bytes. */
public enum Language {
  /** A TLS record of the protocol's versions 3.0 and later: {@code 16 03 01}. */
  TLS,
  /** A method, {@code HTTP}, or the preface of HTTP/2. */
  HTTP,
  OTHER;

  private static final Set<String> HTTP_BEGINS =
      Set.of("GET", "POS", "HEA", "PUT", "DEL", "OPT", "PAT", "CON", "TRA", "PRI", "HTT");

  /** What a side speaks; empty when it said nothing, or too little was captured. */
  public static Optional<Language> of(Side side) {
    OptionalInt begins = side.firstBytes();
    return begins.isEmpty() ? Optional.empty() : Optional.of(of(begins.getAsInt()));
  }

  private static Language of(int begins) {
    int type = begins >> 16;
    // Change of cipher, alert, handshake, data; then the version's first half.
    if (type >= 0x14 && type <= 0x17 && (begins >> 8 & 0xff) == 3) {
      return TLS;
    }
    byte[] bytes = {(byte) type, (byte) (begins >> 8), (byte) begins};
    return HTTP_BEGINS.contains(new String(bytes, StandardCharsets.US_ASCII)) ? HTTP : OTHER;
  }
}
