package dee.bot.postmortem;

import dee.bot.command.CommandHandler;
import dee.bot.incident.EvidenceArchive;
import dee.bot.incident.Happening.EvidenceKept;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.IncidentStore;
import dee.bot.incident.KeptEvidence;
import dee.bot.postmortem.facts.EvidenceNames;
import dee.bot.room.Cleaned;
import dee.bot.room.Post;
import dee.bot.room.UtcTime;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Handles {@code /incident evidence}: writes copies of one item, its text and what was kept beside
 * it, and offers them.
 */
public final class EvidenceCommand implements CommandHandler {

  private static final Comparator<Incident> OPEN_THEN_NEWEST =
      Comparator.comparing((Incident i) -> !i.status().open())
          .thenComparing(Incident::id, Comparator.reverseOrder());

  private final IncidentStore store;
  private final EvidenceArchive archive;
  private final Path directory;

  /**
   * A handler.
   *
   * @param directory where the copies lie; made when it is needed
   */
  public EvidenceCommand(IncidentStore store, EvidenceArchive archive, Path directory) {
    this.store = store;
    this.archive = archive;
    this.directory = directory;
  }

  @Override
  public void handle(Call call) {
    Optional<IncidentId> named = call.arguments().incident("incident");
    Optional<Incident> found =
        store.incidents().stream()
            .filter(i -> named.isEmpty() || named.get().equals(i.id()))
            .min(OPEN_THEN_NEWEST);
    if (found.isEmpty()) {
      call.reply().say(Post.Notice.error("incident.none"));
      return;
    }
    IncidentId incident = found.get().id();
    String id = call.arguments().text("id");
    Optional<KeptEvidence> kept =
        store.timeline(incident).stream()
            .flatMap(e ->
                e.what() instanceof EvidenceKept(int _, KeptEvidence k)
                    ? Stream.of(k)
                    : Stream.empty())
            .filter(k -> k.id().equals(id))
            .findFirst();
    call.reply()
        .say(
            kept.map(k -> copied(incident, k))
                .orElseGet(() -> Post.Notice.error("evidence.none", incident, id)));
  }

  private Post copied(IncidentId incident, KeptEvidence kept) {
    Optional<Path> text = copy(incident, kept, "txt", kept.sha256());
    if (text.isEmpty()) {
      String name = kept.id() + " (" + Cleaned.line(kept.probe(), 60) + ")";
      return archive
          .prunedAt(kept.sha256())
          .map(at -> Post.Notice.error("evidence.pruned", name, incident, UtcTime.day(at)))
          .orElseGet(() -> Post.Notice.error("evidence.lost", name, incident));
    }
    return new Post.EvidencePost(
        incident,
        kept,
        text.get(),
        kept.file().flatMap(f -> copy(incident, kept, f.suffix(), f.sha256())));
  }

  private Optional<Path> copy(
      IncidentId incident, KeptEvidence kept, String suffix, String sha256) {
    WholeFile copy =
        new WholeFile(directory.resolve(EvidenceNames.alone(incident, kept, suffix)));
    return archive
        .bytes(sha256)
        .map(bytes -> {
          copy.write(bytes);
          return copy.path();
        });
  }
}
