package dee.bot.command;

import dee.bot.command.CommandHandler.Call;
import dee.bot.command.LiveValues.Named;
import dee.bot.incident.Happening.CommandGiven;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.investigation.Investigations;
import dee.bot.room.Journal;
import dee.bot.room.Post;
import dee.bot.room.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Handles {@code /playbook …} and {@code /probe}: what looks at targets and changes nothing. */
public final class ProbingCommands {

  private final Journal journal;
  private final Investigations investigations;
  private final ProbeDesk probes;
  private final LiveValues live;

  public ProbingCommands(
      Journal journal, Investigations investigations, ProbeDesk probes, LiveValues live) {
    this.journal = journal;
    this.investigations = investigations;
    this.probes = probes;
    this.live = live;
  }

  public Map<CommandSpec, CommandHandler> handlers() {
    return Map.of(
        Registry.PLAYBOOKS, this::list, Registry.RUN, this::run, Registry.PROBE, this::probe);
  }

  private void list(Call call) {
    List<Post.Row> rows = live.playbooks().stream().map(ProbingCommands::row).toList();
    call.reply().say(new Post.Listing(Text.of("playbooks.title"), rows));
  }

  private static Post.Row row(Named named) {
    return new Post.Row(named.name(), Text.of("plain", named.about()));
  }

  private void run(Call call) {
    Optional<IncidentId> named = call.arguments().incident("incident");
    Optional<String> service = call.arguments().optional("service");
    Optional<Incident> incident =
        journal.store().incidents().stream()
            .filter(i -> named.isPresent() ? named.get().equals(i.id()) : i.status().open())
            .filter(i -> service.isEmpty() || service.get().equals(i.service()))
            .findFirst();
    if (incident.isEmpty()) {
      call.reply()
          .say(
              service.isPresent()
                  ? Post.Notice.error("run.no-incident.of", service.get())
                  : Post.Notice.error("run.no-incident"));
      return;
    }
    // First the entry, then what it starts: a run whose cause is not on record would be a riddle.
    journal.write(incident.get().id(), new CommandGiven(call.line()), call.by());
    if (!investigations.start(incident.get().id(), call.arguments().text("playbook"))) {
      call.reply().say(Post.Notice.warning("run.busy"));
    }
  }

  private void probe(Call call) throws InterruptedException {
    call.reply()
        .say(
            probes.probe(
                call.arguments().text("probe"),
                call.arguments().text("target"),
                call.arguments().optional("service")));
  }
}
