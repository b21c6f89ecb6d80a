package dee.bot.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whole texts that tests compare with; what a test got lies in {@code target/golden} for a look.
 */
public final class Golden {

  private Golden() {}

  /** The text is the same as the file's below {@code src/test/resources}. */
  public static void assertSame(String name, String text) throws IOException {
    Path got = Path.of("target", "golden", name);
    Files.createDirectories(got.resolveSibling("."));
    Files.writeString(got, text);
    assertThat(text).isEqualTo(Files.readString(Path.of("src", "test", "resources").resolve(name)));
  }
}
