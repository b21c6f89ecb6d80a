package dee.bot.postmortem;

import dee.bot.command.CommandHandler;
import dee.bot.incident.Bundles;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.IncidentStore;
import dee.bot.room.Post;
import dee.bot.room.Text;
import java.util.Optional;

/**
 * Handles {@code /incident export}: packs the named incident, else the newest, and offers the file.
 */
public final class ExportCommand implements CommandHandler {

  private final IncidentStore store;
  private final Bundles bundles;

  public ExportCommand(IncidentStore store, Bundles bundles) {
    this.store = store;
    this.bundles = bundles;
  }

  @Override
  public void handle(Call call) {
    Optional<IncidentId> named = call.arguments().incident("incident");
    Optional<Incident> found =
        store.incidents().stream()
            .filter(i -> named.isEmpty() || named.get().equals(i.id()))
            .findFirst();
    if (found.isEmpty()) {
      call.reply().say(Post.Notice.error("incident.none"));
      return;
    }
    IncidentId id = found.get().id();
    call.reply().say(new Post.FilePost(id, Text.of("file.bundle"), bundles.write(id)));
  }
}
