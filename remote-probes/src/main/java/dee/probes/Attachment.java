package dee.probes;

import java.util.Arrays;
import java.util.Objects;

/**
 * What a probe leaves beside its text, for people's own tools.
 *
 * @param suffix of a file that holds it, such as {@code pcap}
 */
@SuppressWarnings("ArrayRecordComponent")
public record Attachment(String suffix, byte[] bytes) {

  public Attachment {
    if (!suffix.matches("[a-z0-9]{1,8}")) {
      throw new IllegalArgumentException("'" + suffix + "' is no suffix of a file");
    }
    bytes = bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Attachment a
        && suffix.equals(a.suffix)
        && Arrays.equals(bytes, a.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(suffix, Arrays.hashCode(bytes));
  }

  @Override
  public String toString() {
    return bytes.length + " bytes of " + suffix;
  }
}
