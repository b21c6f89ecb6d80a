package dee.bot.mitigation;

import dee.bot.incident.Errand;
import dee.bot.incident.ErrandRunner;
import dee.bot.incident.Happening.Quarantined;
import dee.bot.incident.IncidentId;
import dee.bot.room.Journal;
import dee.bot.room.Post.Choice;
import dee.bot.room.Post.Notice;
import dee.bot.room.Post.Question;
import dee.bot.room.Text;
import dee.bot.room.UtcTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Asks people about an instance that was set aside, once its time is over: a forgotten one lacks
 * when traffic grows. It changes nothing by itself, and does not ask for ever.
 */
public record QuarantineWatch(Journal journal) implements ErrandRunner {

  private static final Duration AGAIN = Duration.ofMinutes(30);
  private static final int TIMES = 3;

  @Override
  public Optional<Instant> run(Errand errand) {
    IncidentId incident = errand.incident();
    String target = errand.detail();
    Optional<Quarantined> aside =
        Optional.ofNullable(SetAside.of(journal.store().timeline(incident)).get(target));
    if (aside.isEmpty()) {
      return Optional.empty();
    }
    Instant until = aside.get().until();
    Instant now = journal.clock().instant();
    if (now.isBefore(until)) {
      return Optional.of(until);
    }
    // How often it was asked follows from the time, so that a crash does not begin anew.
    long asked = Duration.between(until, now).dividedBy(AGAIN);
    if (asked >= TIMES) {
      journal.say(incident, Notice.warning("quarantine.forgotten", target, TIMES));
      return Optional.empty();
    }
    journal.say(incident, question(incident, target, until));
    return Optional.of(until.plus(AGAIN.multipliedBy(asked + 1)));
  }

  private static Question question(IncidentId incident, String target, Instant until) {
    return new Question(
        incident,
        "quarantine:" + target,
        Text.of("quarantine.ask", target, incident, UtcTime.day(until)),
        List.of(
            new Choice("/mitigate release target:" + target, Text.of("quarantine.release")),
            new Choice("/mitigate keep target:" + target + " for:4h", Text.of("quarantine.keep"))));
  }
}
