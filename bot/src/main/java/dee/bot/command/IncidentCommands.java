package dee.bot.command;

import dee.bot.command.CommandHandler.Call;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.PostmortemWritten;
import dee.bot.incident.Postmortems;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import dee.bot.investigation.IncidentOpening;
import dee.bot.room.Journal;
import dee.bot.room.Post;
import dee.bot.update.UpdateClock;
import dee.bot.update.UpdateDraft;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Handles {@code /incident …}: what people do becomes a timeline entry first, then an answer. Here
 * is what opens, shows and ends an incident.
 */
public final class IncidentCommands {

  private final Rulings rulings;
  private final Journal journal;
  private final IncidentOpening opening;
  private final Postmortems postmortems;
  private final Cards cards;
  private final MovingCommands moving;
  private final RecordCommands records;
  private final UpdateCommands updates;

  public IncidentCommands(
      IncidentOpening opening, Postmortems postmortems, UpdateClock clock, UpdateDraft draft) {
    this.journal = opening.journal();
    this.rulings = new Rulings(journal);
    this.opening = opening;
    this.postmortems = postmortems;
    this.cards = new Cards(clock);
    this.moving = new MovingCommands(rulings, clock);
    this.records = new RecordCommands(rulings);
    this.updates = new UpdateCommands(rulings, clock, draft);
  }

  public Map<CommandSpec, CommandHandler> handlers() {
    Map<CommandSpec, CommandHandler> handlers = new HashMap<>();
    handlers.putAll(moving.handlers());
    handlers.putAll(records.handlers());
    handlers.putAll(updates.handlers());
    handlers.put(Registry.DECLARE, this::declare);
    handlers.put(Registry.LIST, this::list);
    handlers.put(Registry.STATUS, this::status);
    handlers.put(Registry.RESOLVE, call -> move(call, Status.RESOLVED));
    handlers.put(Registry.CLOSE, call -> move(call, Status.CLOSED));
    handlers.put(Registry.POSTMORTEM, this::postmortem);
    return handlers;
  }

  private void declare(Call call) {
    Severity severity = call.arguments().severity("severity").orElse(Severity.SEV_3);
    String service = call.arguments().text("service");
    List<String> others =
        journal.store().incidents().stream()
            .filter(i -> i.service().equals(service) && i.status().open())
            .map(i -> i.id().toString())
            .toList();
    opening.declare(new Declared(service, call.arguments().text("summary"), severity), call.by());
    if (!others.isEmpty()) {
      call.reply().say(Post.Notice.warning("declare.another", service, String.join(", ", others)));
    }
  }

  private void list(Call call) {
    call.reply().say(new Post.IncidentsPost(journal.store().incidents()));
  }

  private void status(Call call) {
    Optional<Status> to = call.arguments().status("to");
    if (to.isPresent()) {
      move(call, to.get());
    } else {
      rulings
          .incident(call)
          .map(i -> journal.store().timeline(i.id()))
          .flatMap(timeline -> cards.of(timeline, journal.clock().instant()))
          .ifPresent(call.reply()::say);
    }
  }

  /** Moves it; one that has just been resolved gets its post-mortem. */
  private void move(Call call, Status to) {
    rulings
        .incident(call)
        .filter(i -> moving.move(call, i.id(), to) && to == Status.RESOLVED)
        .ifPresent(i -> {
          Path path = postmortems.write(i.id());
          journal.write(
              i.id(),
              new PostmortemWritten(path.toString()),
              call.by(),
              Post.FilePost.postmortem(i.id(), to, path));
          call.reply().say(Post.Notice.info("resolved.next", i.id()));
        });
  }

  private void postmortem(Call call) {
    rulings
        .incident(call)
        .ifPresent(i -> {
          Path path = postmortems.write(i.id());
          journal.write(i.id(), new PostmortemWritten(path.toString()), call.by());
          call.reply().say(Post.FilePost.postmortem(i.id(), i.status(), path));
        });
  }
}
