package dee.bot;

import dee.bot.alert.AlertCounts;
import dee.bot.delivery.Delivery;
import dee.bot.health.Readiness;
import dee.bot.room.Outbox;
import dee.bot.room.Text;
import dee.bot.room.Texts;
import dee.bot.schedule.DbAgenda;
import dee.bot.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What Dee can tell about its own troubles, without asking any target. */
record SelfCheck(
    Delivery delivery, Outbox outbox, DbAgenda agenda, Surface surface, AlertCounts alerts) {

  /** Errands that nobody began for so long are overdue. */
  private static final Duration LATE = Duration.ofMinutes(1);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Posts that cannot be shown. */
  List<Text> posts() {
    return delivery.trouble().map(t -> Text.of("doctor.posts", t)).stream().toList();
  }

  /** Whether what was written can be read. */
  List<Text> store() {
    try {
      outbox.waiting();
      return List.of();
    } catch (StoreException e) {
      return List.of(Text.of("plain", String.valueOf(e.getMessage())));
    }
  }

  /** What should have been done already. */
  List<Text> errands() {
    DbAgenda.Backlog backlog;
    try {
      backlog = agenda.backlog(LATE);
    } catch (StoreException _) {
      return List.of(); // said by the store's own check
    }
    List<Text> troubles = new ArrayList<>();
    if (backlog.overdue() > 0) {
      troubles.add(counted("doctor.overdue", backlog.overdue()));
    }
    if (backlog.failing() > 0) {
      troubles.add(counted("doctor.failing", backlog.failing()));
    }
    return troubles;
  }

  private static Text counted(String key, int number) {
    return Text.of(key + (number == 1 ? ".one" : ".many"), number);
  }

  /** Why requests that bring alerts were refused, with numbers; empty when none was. */
  String refusals() {
    return alerts.all().stream()
        .filter(count -> count.about().equals("refusals"))
        .map(count -> count.route() + " " + count.what() + ": " + count.number())
        .collect(Collectors.joining(", "));
  }

  /** What keeps Dee from being ready, for monitors; in one language, as its logs. */
  Readiness readiness(Texts texts) {
    return new Readiness(
        List.of(
            new Readiness.Check("store", () -> said(store(), texts)),
            new Readiness.Check("posts", () -> said(posts(), texts)),
            new Readiness.Check("agenda", () -> said(late(), texts)),
            new Readiness.Check("chat", () -> said(surface.away().stream().toList(), texts))),
        PATIENCE);
  }

  /** An errand that fails does not keep others from being done. */
  private List<Text> late() {
    return errands().stream().filter(t -> t.key().startsWith("doctor.overdue")).toList();
  }

  private static List<String> said(List<Text> troubles, Texts texts) {
    return troubles.stream().map(texts::of).toList();
  }
}
