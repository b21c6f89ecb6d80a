package dee.bot.command;

import dee.bot.command.CommandHandler.Call;
import dee.bot.command.Ruling.Matter;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.IncidentStore.UnknownIncident;
import dee.bot.room.Deed;
import dee.bot.room.Journal;
import dee.bot.room.Post;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Finds the incident that a command is about and decides there: of two people who ask for the same
 * at once, the second is told about the first.
 */
record Rulings(Journal journal) {

  /**
   * The incident that was named, else the newest open one, else the newest; says so when there is
   * none.
   */
  Optional<Incident> incident(Call call) {
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

  /** Decides on the incident that the command is about; whether it was granted. */
  boolean decide(Call call, Function<Matter, Ruling> decision) {
    return incident(call).map(i -> decide(call, i.id(), decision)).orElse(false);
  }

  boolean decide(Call call, IncidentId id, Function<Matter, Ruling> decision) {
    AtomicReference<Ruling> made = new AtomicReference<>(Ruling.granted(Deed.NOTHING));
    journal.decide(
        id,
        call.by(),
        timeline -> {
          Incident incident = Incident.of(timeline).orElseThrow(() -> new UnknownIncident(id));
          Ruling ruling = decision.apply(new Matter(incident, timeline, journal.clock().instant()));
          made.set(ruling);
          return switch (ruling) {
            case Ruling.Granted(Deed deed, var _) -> deed;
            case Ruling.Refused _ -> Deed.NOTHING;
          };
        });
    return switch (made.get()) {
      case Ruling.Granted(Deed _, var answers) -> {
        answers.forEach(call.reply()::say);
        yield true;
      }
      case Ruling.Refused(Post.Notice why) -> {
        call.reply().say(why);
        yield false;
      }
    };
  }
}
