package dee.bot.store;

import dee.bot.incident.Happening.EvidenceKept;
import dee.bot.incident.KeptEvidence;
import dee.bot.incident.KeptFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what is old: the files of evidence that neither an open incident nor a young entry names,
 * and posts that were shown long ago. Entries stay; the archive says when their evidence was
 * pruned.
 */
public final class Retention implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private static final Duration EVERY = Duration.ofDays(1);
  private static final Duration SHOWN_POSTS = Duration.ofDays(30);

  private final Database database;
  private final FileEvidenceArchive evidence;
  private final Duration keep;
  private final InstantSource clock;
  private final Entries entries = new Entries();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread daily = Thread.ofVirtual().name("retention").unstarted(this::daily);

  Retention(Database database, FileEvidenceArchive evidence, Duration keep, InstantSource clock) {
    this.database = database;
    this.evidence = evidence;
    this.keep = keep;
    this.clock = clock;
  }

  /** Prunes now and every day, in the background. */
  public Retention start() {
    daily.start();
    return this;
  }

  private void daily() {
    try {
      do {
        try {
          prune();
        } catch (StoreException e) {
          LOG.warn("old evidence was not pruned: {}; it is tried again tomorrow", e.getMessage());
        }
      } while (!closed.await(EVERY.toSeconds(), TimeUnit.SECONDS));
    } catch (InterruptedException _) {
      // nobody does that
    }
  }

  /**
   * Prunes now.
   *
   * @return how many files went
   */
  public int prune() {
    Instant now = clock.instant();
    Instant before = now.minus(keep);
    Set<String> named = named(before);
    int pruned = 0;
    for (Path file : evidence.olderThan(before)) {
      String sha256 = String.valueOf(file.getFileName());
      if (!named.contains(sha256)) {
        if (FileEvidenceArchive.isHash(sha256)) {
          // The row comes first: a file that is gone without one would look lost.
          note(sha256, now);
        }
        pruned += evidence.remove(file, before) ? 1 : 0;
      }
    }
    String longAgo = Instants.text(now.minus(SHOWN_POSTS));
    database.inTransaction(handle -> {
      handle.execute(
          "delete from chat_message where since < ?"
              + " and what not in ('announcement', 'card', 'thread')",
          longAgo);
      return handle.execute("delete from letter where delivered_at < ?", longAgo);
    });
    return pruned;
  }

  private void note(String sha256, Instant now) {
    database.inTransaction(handle ->
        handle.execute(
            "insert into pruned_evidence (sha256, pruned_at) values (?, ?)"
                + " on conflict (sha256) do update set pruned_at = excluded.pruned_at",
            sha256,
            Instants.text(now)));
  }

  /** The hashes that an open incident or an entry since that time names. */
  private Set<String> named(Instant since) {
    return database.inTransaction(handle ->
        entries
            .select(
                handle,
                "where kind = 'evidence-kept' and (happened_at >= ?"
                    + " or incident in (select number from incident where open))",
                Instants.text(since))
            .stream()
            .map(e -> e.what())
            .filter(EvidenceKept.class::isInstance)
            .flatMap(what -> hashes(((EvidenceKept) what).evidence()))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Of an item's text, and of the file beside it. */
  private static Stream<String> hashes(KeptEvidence kept) {
    return Stream.concat(Stream.of(kept.sha256()), kept.file().map(KeptFile::sha256).stream());
  }

  @Override
  public void close() {
    // Not interrupted: that would cut the connection in the middle of a statement.
    closed.countDown();
    try {
      daily.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
