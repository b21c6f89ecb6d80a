package dee.probes.shell;

import dee.probes.shell.Section.Completeness;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Outputs for parsers to read, as if a target had printed them. */
public final class Samples {

  /** When the first sample was taken; each further one is two seconds later. */
  public static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

  /** The target's uptime then. */
  public static final Duration UPTIME = Duration.ofHours(10);

  private Samples() {}

  /** What the probe printed, in one sample or more, with exit 0. */
  public static ProbeOutput of(String... samples) {
    List<Section> sections = new ArrayList<>();
    for (String sample : samples) {
      byte[] bytes = sample.getBytes(StandardCharsets.ISO_8859_1);
      sections.add(section(sections.size() + 1, bytes, 0, Completeness.WHOLE));
    }
    return new ProbeOutput(sections);
  }

  /** What a probe printed that ended with that status. */
  public static ProbeOutput exited(int status, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ProbeOutput(List.of(section(1, bytes, status, Completeness.WHOLE)));
  }

  /** An output that was cut off. */
  public static ProbeOutput broken(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ProbeOutput(List.of(section(1, bytes, -1, Completeness.BROKEN)));
  }

  /** A captured output, each byte one character, so that {@link #of} gives the same bytes back. */
  public static String captured(String resource) {
    try (InputStream in = Samples.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Section section(int sample, byte[] bytes, int exit, Completeness completeness) {
    Duration later = Duration.ofSeconds(2L * (sample - 1));
    return new Section(
        "sample",
        sample,
        AT.plus(later),
        UPTIME.plus(later),
        exit,
        Duration.ofMillis(10),
        bytes,
        completeness);
  }
}
