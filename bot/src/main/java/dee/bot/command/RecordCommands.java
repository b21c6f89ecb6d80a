package dee.bot.command;

import dee.bot.command.CommandHandler.Call;
import dee.bot.command.Ruling.Matter;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.Acknowledged;
import dee.bot.incident.Happening.CommandGiven;
import dee.bot.incident.Happening.EntryCorrected;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.RoleTaken;
import dee.bot.incident.Happening.SeverityChanged;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Deed;
import dee.bot.room.Post;
import dee.bot.room.UtcTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Handles what people write into a timeline, correct in it, and read there. */
final class RecordCommands {

  /** Nothing that belongs to an incident happened longer before it. */
  private static final Duration LONG_BEFORE = Duration.ofDays(30);

  private final Rulings rulings;

  RecordCommands(Rulings rulings) {
    this.rulings = rulings;
  }

  Map<CommandSpec, CommandHandler> handlers() {
    return Map.of(
        Registry.NOTE, this::note,
        Registry.EDIT, this::edit,
        Registry.TIMELINE, this::timeline);
  }

  private void timeline(Call call) {
    rulings
        .incident(call)
        .ifPresent(i ->
            call.reply()
                .say(
                    new Post.TimelinePost(
                        i.id(),
                        rulings.journal().store().timeline(i.id()),
                        call.arguments().flag("all"))));
  }

  private void note(Call call) {
    rulings.decide(
        call,
        matter -> {
          Optional<Instant> at = call.arguments().moment("at", matter.now());
          if (at.isPresent() && odd(at.get(), matter)) {
            return oddTime(at.get(), matter);
          }
          int sequence = matter.timeline().size() + 1;
          Deed deed = Deed.of(new NoteAdded(call.arguments().text("text")));
          return Ruling.granted(
              at.isPresent() ? deed.and(new EntryCorrected(sequence, Optional.empty(), at)) : deed,
              at.isPresent()
                  ? Post.Notice.done(
                      "note.added.at",
                      matter.incident().id(),
                      "t" + sequence,
                      UtcTime.day(at.get()))
                  : Post.Notice.done("note.added", matter.incident().id(), "t" + sequence));
        });
  }

  private void edit(Call call) {
    rulings.decide(call, matter -> edited(call, matter));
  }

  private Ruling edited(Call call, Matter matter) {
    int sequence = call.arguments().entry("entry").orElseThrow();
    Optional<String> text = call.arguments().optional("text");
    Optional<Instant> at = call.arguments().moment("at", matter.now());
    Optional<TimelineEntry> found =
        matter.timeline().stream().filter(e -> e.sequence() == sequence).findFirst();
    if (found.isEmpty()) {
      return Ruling.refused(
          "edit.no-entry", matter.incident().id(), "t" + sequence, "t" + matter.timeline().size());
    }
    if (text.isEmpty() && at.isEmpty()) {
      return Ruling.refused("edit.nothing", "t" + sequence);
    }
    if (at.isPresent() && odd(at.get(), matter)) {
      return oddTime(at.get(), matter);
    }
    Happening what = found.get().what();
    if (text.isPresent() && !(what instanceof NoteAdded)) {
      return Ruling.refused("edit.text-stays", "t" + sequence);
    }
    if (at.isPresent() && !byPeople(what)) {
      return Ruling.refused("edit.time-stays", "t" + sequence);
    }
    return Ruling.granted(
        Deed.of(new EntryCorrected(sequence, text, at)),
        Post.Notice.done("edit.done", "t" + sequence, "t" + (matter.timeline().size() + 1)));
  }

  /** Whether people did it, and so know best when; what Dee saw has the time at which it saw it. */
  private static boolean byPeople(Happening what) {
    return what instanceof NoteAdded
        || what instanceof StatusChanged
        || what instanceof SeverityChanged
        || what instanceof Acknowledged
        || what instanceof RoleTaken
        || what instanceof CommandGiven;
  }

  private static boolean odd(Instant at, Matter matter) {
    return at.isAfter(matter.now())
        || at.isBefore(matter.incident().declaredAt().minus(LONG_BEFORE));
  }

  private static Ruling oddTime(Instant at, Matter matter) {
    return Ruling.refused(
        at.isAfter(matter.now()) ? "time.to-come" : "time.too-early",
        UtcTime.day(at),
        UtcTime.day(matter.now()),
        LONG_BEFORE.toDays());
  }
}
