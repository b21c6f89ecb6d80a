package dee.playbooks.compiler;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The playbooks and the causal map that come with Dee. */
public final class ShippedPlaybooks {

  /** The causal map, one file a family; the order is the order of reports. */
  static final List<String> CONDITIONS =
      List.of("symptoms", "pools", "process", "sockets", "files", "wire", "network", "workers");

  static final List<String> PLAYBOOKS = List.of("connection-reset");

  private ShippedPlaybooks() {}

  /** All shipped files; compile them together with a team's own. */
  public static List<SourceText> sources() {
    List<SourceText> sources = new ArrayList<>(conditions());
    PLAYBOOKS.forEach(name -> sources.add(read("playbooks/" + name + ".groovy")));
    return sources;
  }

  /** Only the causal map. */
  public static List<SourceText> conditions() {
    return CONDITIONS.stream().map(name -> read("conditions/" + name + ".groovy")).toList();
  }

  private static SourceText read(String resource) {
    try (InputStream stream =
        ShippedPlaybooks.class.getClassLoader().getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("Dee is incomplete: it has no " + resource);
      }
      return new SourceText(resource, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
