package dee.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.EvidenceKept;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.IncidentId;
import dee.bot.incident.KeptEvidence;
import dee.bot.incident.KeptFile;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import dee.bot.room.Chronicle;
import dee.bot.room.Deed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class RetentionTest {

  private final Instant now = Instant.now();
  private final Instant longAgo = now.minus(Duration.ofDays(200));

  private final TestDatabase kind;

  @TempDir private Path path;
  private DataDirectory data;
  private Chronicle chronicle;
  private Retention retention;

  RetentionTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open() {
    data = kind.fresh(path).open();
    chronicle = data.chronicle((_, _, _) -> {}, () -> {});
    retention = data.retention(Duration.ofDays(90), InstantSource.fixed(now));
  }

  @AfterEach
  void close() {
    data.close();
  }

  private IncidentId incident(Instant at, String... evidence) {
    return chronicle.declare(
        new Declared("orders", "x", Severity.SEV_2),
        Actor.dee(),
        at,
        _ -> {
          Deed deed = Deed.NOTHING;
          for (String text : evidence) {
            deed = deed.and(kept(data.evidence().keep(text)));
          }
          return deed;
        });
  }

  private EvidenceKept kept(String sha256) {
    return new EvidenceKept(
        1, new KeptEvidence("e1", "t", "p", "c", now, 0, Duration.ZERO, sha256, 1, 0));
  }

  private void resolve(IncidentId id, Instant at) {
    chronicle.write(id, Actor.dee(), at, _ -> Deed.of(new StatusChanged(Status.RESOLVED)));
  }

  /** Makes all files as old as that. */
  private void age(Instant at) throws IOException {
    try (var files = Files.walk(path.resolve("evidence"))) {
      files
          .filter(Files::isRegularFile)
          .forEach(f -> {
            try {
              Files.setLastModifiedTime(f, FileTime.from(at));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  private boolean isThere(String text) {
    // The hash is found by keeping it elsewhere: keeping it here would bring it back.
    return data.evidence().text(hash(text)).isPresent();
  }

  private static String hash(String text) {
    return FileEvidenceArchive.sha256(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void old_evidence_of_what_is_over_goes_and_its_row_stays() throws IOException {
    IncidentId over = incident(longAgo, "old");
    resolve(over, longAgo);
    age(longAgo);
    assertThat(retention.prune()).isEqualTo(1);
    assertThat(isThere("old")).isFalse();
    assertThat(data.evidence().prunedAt(hash("old")).orElseThrow().toEpochMilli())
        .isEqualTo(now.toEpochMilli());
    assertThat(data.incidents().timeline(over)).hasSize(3);
    assertThat(retention.prune()).isZero();
  }

  @Test
  void evidence_that_an_open_or_a_young_incident_names_stays() throws IOException {
    IncidentId over = incident(longAgo, "of an open one too", "of a young one too", "alone");
    resolve(over, longAgo);
    incident(longAgo, "of an open one too", "of an open one");
    IncidentId young = incident(now.minus(Duration.ofDays(89)), "of a young one too");
    resolve(young, now);
    age(longAgo);
    assertThat(retention.prune()).isEqualTo(1);
    assertThat(isThere("of an open one too")).isTrue();
    assertThat(isThere("of an open one")).isTrue();
    assertThat(isThere("of a young one too")).isTrue();
    assertThat(isThere("alone")).isFalse();
    assertThat(data.evidence().prunedAt(hash("of an open one"))).isEmpty();
  }

  @Test
  void the_file_beside_a_text_goes_and_stays_with_it() throws IOException {
    byte[] old = {1, 2, (byte) 0xd4};
    byte[] stays = {(byte) 0xff, 0, 7};
    IncidentId over = withFile(old);
    resolve(over, longAgo);
    withFile(stays);
    age(longAgo);
    // The text is the same for both, and one of them is open.
    assertThat(retention.prune()).isEqualTo(1);
    String pruned = FileEvidenceArchive.sha256(old);
    assertThat(data.evidence().bytes(pruned)).isEmpty();
    assertThat(data.evidence().prunedAt(pruned)).isPresent();
    assertThat(data.evidence().bytes(FileEvidenceArchive.sha256(stays)).orElseThrow())
        .isEqualTo(stays);
    assertThat(isThere("packets")).isTrue();
  }

  private IncidentId withFile(byte[] bytes) {
    return chronicle.declare(
        new Declared("orders", "x", Severity.SEV_2),
        Actor.dee(),
        longAgo,
        _ -> {
          KeptFile file = new KeptFile("pcap", data.evidence().keep(bytes), bytes.length);
          String text = data.evidence().keep("packets");
          return Deed.of(
              new EvidenceKept(
                  1,
                  new KeptEvidence(
                      "e1", "t", "p", "c", now, 0, Duration.ZERO, text, 7, 0, Optional.of(file))));
        });
  }

  @Test
  void what_is_kept_again_is_young_again() throws IOException {
    resolve(incident(longAgo, "old"), longAgo);
    age(longAgo);
    data.evidence().keep("old");
    assertThat(retention.prune()).isZero();
    age(longAgo);
    retention.prune();
    data.evidence().keep("old");
    assertThat(isThere("old")).isTrue();
    assertThat(data.evidence().prunedAt(hash("old"))).isEmpty();
  }

  @Test
  void what_a_crash_left_without_a_row_goes_too() throws IOException {
    data.evidence().keep("never named");
    Path unfinished = Files.createFile(path.resolve("evidence").resolve("unfinished-1"));
    assertThat(retention.prune()).isZero();
    age(longAgo);
    assertThat(retention.prune()).isEqualTo(2);
    assertThat(unfinished).doesNotExist();
  }

  @Test
  void evidence_that_is_missing_or_damaged_is_not_called_pruned() throws IOException {
    String sha256 = data.evidence().keep("text");
    Path file = path.resolve("evidence").resolve(sha256.substring(0, 2)).resolve(sha256);
    Files.writeString(file, "damaged");
    assertThat(data.evidence().text(sha256)).isEmpty();
    assertThat(data.evidence().prunedAt(sha256)).isEmpty();
    Files.delete(file);
    assertThat(data.evidence().text(sha256)).isEmpty();
    assertThat(data.evidence().prunedAt(sha256)).isEmpty();
    assertThat(data.evidence().keep("text")).isEqualTo(sha256);
    assertThat(data.evidence().text(sha256)).contains("text");
  }

  @Test
  void it_is_done_in_the_background_at_once() throws IOException {
    resolve(incident(longAgo, "old"), longAgo);
    age(longAgo);
    try (Retention _ = retention.start()) {
      dee.bot.Eventually.holds(() -> !isThere("old"));
    }
  }
}
