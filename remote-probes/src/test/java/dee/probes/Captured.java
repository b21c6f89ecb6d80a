package dee.probes;

import dee.probes.shell.ProbeOutput;
import dee.probes.shell.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Outputs of probes for tests: captured ones from resources, and made-up ones. */
public final class Captured {

  private Captured() {}

  /** A captured file as text. */
  public static String text(String resource) {
    try (InputStream in = Captured.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Captured samples, taken one second apart. */
  public static ProbeOutput samples(String... resources) {
    List<String> texts = new ArrayList<>();
    for (String resource : resources) {
      texts.add(text(resource));
    }
    return output(0, texts.toArray(String[]::new));
  }

  /** The two captured samples of one case: NAME.1.out and NAME.2.out. */
  public static ProbeOutput twice(String name) {
    return samples(name + ".1.out", name + ".2.out");
  }

  /** What a probe printed in samples one second apart, and how its script ended each time. */
  public static ProbeOutput output(int exit, String... texts) {
    List<Section> sections = new ArrayList<>();
    for (String text : texts) {
      int sample = sections.size() + 1;
      sections.add(
          new Section(
              "probe",
              sample,
              Instant.EPOCH.plusSeconds(sample),
              Duration.ofSeconds(100L + sample),
              exit,
              Duration.ofMillis(20),
              text.getBytes(StandardCharsets.UTF_8),
              Section.Completeness.WHOLE));
    }
    return new ProbeOutput(sections);
  }

  /** The value of an outcome that a test expects to be measured. */
  public static <R> R measured(Outcome<R> outcome) {
    return outcome
        .asOptional()
        .orElseThrow(() -> new AssertionError(outcome.whyNot().orElse("no value")));
  }
}
