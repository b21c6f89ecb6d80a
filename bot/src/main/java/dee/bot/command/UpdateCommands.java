package dee.bot.command;

import dee.bot.command.CommandHandler.Call;
import dee.bot.command.Ruling.Matter;
import dee.bot.incident.Happening.UpdateSent;
import dee.bot.incident.Happening.UpdateSnoozed;
import dee.bot.incident.Incident;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Deed;
import dee.bot.room.Post;
import dee.bot.room.UtcTime;
import dee.bot.update.NextUpdate;
import dee.bot.update.UpdateClock;
import dee.bot.update.UpdateDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Handles what people do with status updates: send and put off. */
final class UpdateCommands {

  /** Two people answer the same question within that time. */
  private static final Duration AT_ONCE = Duration.ofMinutes(1);

  private static final Duration SHORTEST_SNOOZE = Duration.ofMinutes(1);
  private static final Duration LONGEST_SNOOZE = Duration.ofDays(1);

  private final Rulings rulings;
  private final UpdateClock clock;
  private final UpdateDraft draft;

  UpdateCommands(Rulings rulings, UpdateClock clock, UpdateDraft draft) {
    this.rulings = rulings;
    this.clock = clock;
    this.draft = draft;
  }

  Map<CommandSpec, CommandHandler> handlers() {
    return Map.of(Registry.UPDATE, this::update, Registry.SNOOZE, this::snooze);
  }

  private void update(Call call) {
    rulings.decide(call, matter -> sent(call, matter));
  }

  private Ruling sent(Call call, Matter matter) {
    Incident incident = matter.incident();
    if (incident.status() == Status.CLOSED) {
      return Ruling.refused("update.closed", incident.id());
    }
    Optional<String> own = call.arguments().optional("text");
    Optional<String> asked = clock.next(matter.timeline()).flatMap(NextUpdate::draft);
    Optional<TimelineEntry> last = lastSent(matter);
    int number = UpdateClock.number(matter.timeline());
    boolean drafted = own.isEmpty() && asked.isEmpty();
    if (last.filter(e -> justNow(e, matter) && (drafted || says(e, own))).isPresent()) {
      return Ruling.refused(
          "update.sent-already",
          incident.id(),
          number - 1,
          UtcTime.second(last.get().at()),
          last.get().by().name());
    }
    // The draft that people have read is the one that goes out.
    String text = own.or(() -> asked).orElseGet(() -> draft.of(matter.timeline()));
    Optional<Instant> next =
        incident.status().open()
            ? clock.intervals().due(incident.severity(), matter.now())
            : Optional.empty();
    Deed deed =
        Deed.of(new UpdateSent(number, text, next))
            .saying(
                new Post.UpdatePost(
                    incident.id(), number, incident.status(), matter.now(), text, next));
    return Ruling.granted(
        clock.scheduled(deed, incident.id(), matter.timeline(), call.by(), matter.now()));
  }

  private static Optional<TimelineEntry> lastSent(Matter matter) {
    return matter.timeline().stream()
        .filter(e -> e.what() instanceof UpdateSent)
        .reduce((_, later) -> later);
  }

  /** Whether the same words went out: two people were shown the same draft. */
  private static boolean says(TimelineEntry sent, Optional<String> text) {
    return sent.what() instanceof UpdateSent update && text.equals(Optional.of(update.text()));
  }

  private static boolean justNow(TimelineEntry sent, Matter matter) {
    return Duration.between(sent.at(), matter.now()).abs().compareTo(AT_ONCE) < 0;
  }

  private void snooze(Call call) {
    Duration span = call.arguments().duration("for").orElse(Duration.ofMinutes(15));
    if (span.compareTo(SHORTEST_SNOOZE) < 0 || span.compareTo(LONGEST_SNOOZE) > 0) {
      call.reply()
          .say(
              Post.Notice.error("update.snooze.span", call.arguments().optional("for").orElse("")));
      return;
    }
    rulings.decide(
        call,
        matter -> {
          Incident incident = matter.incident();
          if (clock.next(matter.timeline()).isEmpty()) {
            return Ruling.refused(
                "update.none-due",
                incident.id(),
                incident.status().word(),
                incident.severity().label());
          }
          Instant until = matter.now().plus(span);
          Deed deed =
              Deed.of(new UpdateSnoozed(until))
                  .saying(
                      Post.Notice.done(
                          "update.snoozed", incident.id(), UtcTime.day(until), call.by().name()));
          return Ruling.granted(
              clock.scheduled(deed, incident.id(), matter.timeline(), call.by(), matter.now()));
        });
  }
}
