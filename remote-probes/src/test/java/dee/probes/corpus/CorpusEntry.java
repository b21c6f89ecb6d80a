package dee.probes.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One captured output, and what is known to be in it.
 *
 * @param expected the source's own expectation, of the kind {@code jc-json}, {@code asserts},
 *     {@code truth} or another
 * @param oracle what a second implementation read; it can be wrong
 */
public record CorpusEntry(
    String tool,
    String name,
    Path file,
    String expectedKind,
    Optional<Path> expected,
    Optional<Path> oracle) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** All entries of the folder's manifest. */
  public static List<CorpusEntry> manifest(Path folder) {
    List<CorpusEntry> entries = new ArrayList<>();
    for (JsonNode entry : json(folder.resolve("manifest.json"))) {
      entries.add(
          new CorpusEntry(
              entry.path("tool").asString(""),
              entry.path("file").asString(""),
              folder.resolve(entry.path("file").asString("")),
              entry.path("expected_kind").asString(""),
              path(folder, entry.path("expected")),
              path(folder, entry.path("oracle"))));
    }
    return entries;
  }

  private static Optional<Path> path(Path folder, JsonNode name) {
    return name.isString() ? Optional.of(folder.resolve(name.asString())) : Optional.empty();
  }

  /** The output; what is not UTF-8 becomes U+FFFD. */
  public String text() {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The output's lines. */
  public List<String> lines() {
    return text().lines().toList();
  }

  /** How many of its lines are not blank. */
  public long filled() {
    return lines().stream().filter(l -> !l.isBlank()).count();
  }

  /** The expectation, where it is of that kind. */
  public Optional<JsonNode> expected(String kind) {
    return expectedKind.equals(kind) ? expected.map(CorpusEntry::json) : Optional.empty();
  }

  /** The second implementation's reading. */
  public Optional<JsonNode> second() {
    return oracle.map(CorpusEntry::json);
  }

  private static JsonNode json(Path path) {
    try {
      return JSON.readTree(Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
