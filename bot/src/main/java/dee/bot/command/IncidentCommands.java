package dee.bot.command;

import dee.bot.command.CommandHandler.Call;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.PostmortemWritten;
import dee.bot.incident.Happening.RoleTaken;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Judgement;
import dee.bot.incident.Postmortems;
import dee.bot.incident.Role;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.investigation.Grouping;
import dee.bot.investigation.IncidentOpening;
import dee.bot.room.Journal;
import dee.bot.room.Post;
import dee.bot.room.Text;
import dee.probes.text.Redactor;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Handles {@code /incident …}: what people do becomes a timeline entry first, then an answer. */
public final class IncidentCommands {

  private final Journal journal;
  private final Postmortems postmortems;

  public IncidentCommands(Journal journal, Postmortems postmortems) {
    this.journal = journal;
    this.postmortems = postmortems;
  }

  public Map<CommandSpec, CommandHandler> handlers() {
    return Map.of(
        Registry.DECLARE, this::declare,
        Registry.STATUS, this::status,
        Registry.TIMELINE, this::timeline,
        Registry.NOTE, this::note,
        Registry.LEAD, this::lead,
        Registry.LIST, this::list,
        Registry.RESOLVE, this::resolve,
        Registry.POSTMORTEM, this::postmortem);
  }

  private void declare(Call call) {
    Severity severity = call.arguments().severity("severity").orElse(Severity.SEV_3);
    new IncidentOpening(journal)
        .declare(
            new Declared(
                call.arguments().text("service"), withoutSecrets(call, "summary"), severity),
            call.by());
  }

  private void status(Call call) {
    Optional<Incident> found = incident(call);
    if (found.isEmpty()) {
      return;
    }
    Optional<Status> to = call.arguments().status("to");
    if (to.isPresent()) {
      move(call, found.get(), to.get());
    } else {
      IncidentId id = found.get().id();
      call.reply().say(new Post.Card(found.get(), known(journal.store().timeline(id))));
    }
  }

  /** Whether the move was legal and so was made. */
  private boolean move(Call call, Incident incident, Status to) {
    if (!incident.status().mayBecome(to)) {
      String next =
          incident.status().next().stream().map(Status::word).collect(Collectors.joining(", "));
      call.reply()
          .say(
              Post.Notice.error(
                  next.isEmpty() ? "status.final" : "status.illegal",
                  incident.id(),
                  incident.status().word(),
                  to.word(),
                  next));
      return false;
    }
    write(
        call,
        incident,
        new StatusChanged(to),
        Post.Notice.done("status.changed", incident.id(), to.word()));
    return true;
  }

  private static List<Post.Known> known(List<TimelineEntry> timeline) {
    Map<String, Judgement> last = new LinkedHashMap<>();
    for (TimelineEntry entry : timeline) {
      if (entry.what() instanceof InstanceJudged(int _, Judgement judgement)) {
        last.put(judgement.target(), judgement);
      }
    }
    return Grouping.of(List.copyOf(last.values())).stream()
        .map(group ->
            new Post.Known(
                group.stream().map(Judgement::target).toList(),
                group.getFirst().verdict(),
                group.getFirst().causes()))
        .toList();
  }

  private void timeline(Call call) {
    incident(call)
        .ifPresent(
            i -> call.reply().say(new Post.TimelinePost(i.id(), journal.store().timeline(i.id()))));
  }

  private void note(Call call) {
    incident(call)
        .ifPresent(i -> {
          TimelineEntry entry = write(call, i, new NoteAdded(withoutSecrets(call, "text")));
          call.reply().say(Post.Notice.done("note.added", i.id(), entry.label()));
        });
  }

  /** What people type is kept and posted too. */
  private static String withoutSecrets(Call call, String option) {
    return Redactor.redact(call.arguments().text(option)).text();
  }

  private void lead(Call call) {
    incident(call)
        .ifPresent(i -> {
          String person = call.by().name();
          write(
              call,
              i,
              new RoleTaken(Role.LEAD, person),
              Post.Notice.done("lead.taken", i.id(), person));
        });
  }

  private void list(Call call) {
    call.reply().say(new Post.IncidentsPost(journal.store().incidents()));
  }

  private void resolve(Call call) {
    incident(call)
        .filter(i -> move(call, i, Status.RESOLVED))
        .ifPresent(i -> {
          Path path = postmortems.write(i.id());
          write(call, i, new PostmortemWritten(path.toString()), postmortem(i, path));
        });
  }

  private void postmortem(Call call) {
    incident(call)
        .ifPresent(i -> {
          Path path = postmortems.write(i.id());
          write(call, i, new PostmortemWritten(path.toString()));
          call.reply().say(postmortem(i, path));
        });
  }

  private static Post postmortem(Incident incident, Path path) {
    return new Post.FilePost(incident.id(), Text.of("file.postmortem"), path);
  }

  private TimelineEntry write(Call call, Incident incident, Happening what, Post... says) {
    return journal.write(incident.id(), what, call.by(), says);
  }

  /**
   * The incident that was named, else the newest open one, else the newest; says so when there is
   * none.
   */
  private Optional<Incident> incident(Call call) {
    Optional<IncidentId> named = call.arguments().incident("incident");
    Optional<Incident> found =
        journal.store().incidents().stream()
            .filter(i -> named.isEmpty() || named.get().equals(i.id()))
            .min(
                Comparator.comparing((Incident i) -> !i.status().open())
                    .thenComparing(Incident::id, Comparator.reverseOrder()));
    if (found.isEmpty()) {
      call.reply().say(Post.Notice.error("incident.none"));
    }
    return found;
  }
}
