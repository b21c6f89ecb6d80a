package dee.playbooks.run;

import dee.playbooks.Evidence;
import dee.probes.Exhibit;
import dee.probes.Instance;
import dee.probes.LocalProbe;
import dee.probes.ShellProbe;
import dee.probes.shell.ProbeOutput;
import dee.probes.shell.Section;
import dee.probes.text.Redactor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/** Makes evidence of raw output: cleaned, redacted, capped and hashed. */
record EvidenceKeeper(Instance instance, EvidenceIds ids) {

  /** More of one output than this is not kept. */
  static final int MOST_BYTES = 64 * 1024;

  private static final String CUT = "\n… cut here\n";

  Evidence of(ShellProbe<?> probe, ProbeOutput output) {
    Duration elapsed = output.window().plus(output.last().elapsed());
    int exit =
        output.sections().stream()
            .mapToInt(Section::exit)
            .filter(e -> e != 0)
            .findFirst()
            .orElse(0);
    return keep(
        probe.target(instance).orElse(instance.target()),
        probe.id(),
        probe.command(instance),
        output.first().at(),
        exit,
        elapsed,
        probe.exhibit(output));
  }

  Evidence of(LocalProbe<?> probe, LocalProbe.Asked<?> asked, Instant at, Duration elapsed) {
    return keep(instance.target(), probe.id(), asked.command(), at, 0, elapsed, asked.exhibit());
  }

  private Evidence keep(
      String target,
      String probe,
      String command,
      Instant at,
      int exit,
      Duration elapsed,
      Exhibit exhibit) {
    Redactor.Redacted redacted = Redactor.redact(exhibit.text());
    String text = cap(redacted.text());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Evidence(
        ids.next(probe),
        target,
        probe,
        Redactor.redact(command).text(),
        at,
        exit,
        elapsed,
        sha256(bytes),
        bytes.length,
        redacted.count(),
        text,
        exhibit.attachment());
  }

  private static String cap(String raw) {
    byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MOST_BYTES) {
      return raw;
    }
    int end = MOST_BYTES - CUT.getBytes(StandardCharsets.UTF_8).length;
    while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8) + CUT;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
