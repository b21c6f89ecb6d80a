package dee.probes.packets;

import dee.probes.Captured;
import dee.probes.packets.flow.FlowBounds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The captured packets of the test resources. */
public final class Captures {

  private Captures() {}

  /** The bytes of a case's capture: {@code fin.pcap}. */
  public static byte[] bytes(String name) {
    String resource = "packets/linux-6.18/" + name;
    try (InputStream in = Captures.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a capture holds. */
  public static Traffic read(byte[] bytes) {
    return Captured.measured(CaptureReader.read(new ByteArrayInputStream(bytes), FlowBounds.USUAL));
  }

  /** What a case's capture holds. */
  public static Traffic read(String name) {
    return read(bytes(name));
  }
}
