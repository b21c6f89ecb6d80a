package dee.bot.mitigation;

import dee.bot.command.CommandHandler.Call;
import dee.bot.incident.Errand;
import dee.bot.incident.Errand.Kind;
import dee.bot.incident.Happening.PlanMade;
import dee.bot.incident.Happening.QuarantineEnded;
import dee.bot.incident.Happening.Quarantined;
import dee.bot.incident.Plan;
import dee.bot.mitigation.Planner.Answer;
import dee.bot.mitigation.Plans.Aside;
import dee.bot.room.Cleaned;
import dee.bot.room.Deed;
import dee.bot.room.Journal;
import dee.bot.room.Post;
import dee.bot.room.Post.Notice;
import dee.bot.room.Texts;
import dee.bot.room.UtcTime;
import dee.bot.target.Inventory;
import dee.bot.target.Right;
import dee.bot.target.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets people put instances back that were set aside, or keep them longer. */
record SettingAside(Journal journal, Inventory inventory, Planner planner, Texts texts) {

  private static final Pattern LENGTH = Pattern.compile("([0-9]{1,4}) ?(m|h|d)");
  private static final Duration LONGEST = Duration.ofDays(7);

  /** One person is enough to put an instance back: it was taken out with consent. */
  void release(Call call) {
    aside(call)
        .ifPresent(aside -> {
          Optional<Service> service = inventory.service(aside.service());
          if (service.flatMap(s -> s.command("restore")).isEmpty()) {
            released(call, aside);
          } else {
            restore(call, aside, service.get());
          }
        });
  }

  private void released(Call call, Aside aside) {
    String target = aside.quarantined().target();
    journal.decide(
        aside.incident(),
        call.by(),
        timeline ->
            SetAside.of(timeline).containsKey(target)
                ? Deed.of(
                        new QuarantineEnded(target, texts.of("release.by-hand", call.by().name())))
                    .saying(Notice.warning("release.no-command", target))
                : Deed.NOTHING);
  }

  private void restore(Call call, Aside aside, Service service) {
    String target = aside.quarantined().target();
    Instant now = journal.clock().instant();
    Scene scene = Scene.of(service, journal.store().timeline(aside.incident()), Set.of(target));
    switch (planner.plan(scene, Wish.of("restore", List.of(target)), now)) {
      case Answer.Refused(var why) -> call.reply().say(new Notice(Notice.Tone.ERROR, why));
      case Answer.Planned(Plan needsConsent) -> {
        Plan plan = new PlanHash(inventory).withoutConsent(needsConsent);
        journal.decide(
            aside.incident(),
            call.by(),
            timeline ->
                PlanStory.all(timeline).anyMatch(s -> releases(s, target, now))
                    ? Deed.NOTHING
                    : Deed.of(new PlanMade(plan))
                        .saying(
                            new Post.PlanPost(
                                aside.incident(), plan, call.by().name(), List.of(), false))
                        .then(new Errand(Kind.MITIGATE, aside.incident(), plan.id()), now));
      }
    }
  }

  /** Whether a plan puts that instance back already. */
  private static boolean releases(PlanStory story, String target, Instant now) {
    return story.plan().approvals() == 0
        && story.end().isEmpty()
        && story.dropped().isEmpty()
        && !story.expired(now)
        && story.plan().targets().contains(target);
  }

  void keep(Call call) {
    Optional<Duration> length = length(call.arguments().text("for"));
    if (length.isEmpty()) {
      String typed = Cleaned.line(call.arguments().text("for"), 60);
      call.reply().say(Notice.error("keep.length", typed));
      return;
    }
    aside(call)
        .ifPresent(aside -> {
          String target = aside.quarantined().target();
          Instant until = journal.clock().instant().plus(length.get());
          journal.decide(
              aside.incident(),
              call.by(),
              timeline ->
                  SetAside.of(timeline).containsKey(target)
                      ? Deed.of(new Quarantined(aside.quarantined().plan(), target, until))
                          .saying(
                              Notice.done(
                                  "keep.until", call.by().name(), target, UtcTime.day(until)))
                          .then(new Errand(Kind.QUARANTINE, aside.incident(), target), until)
                      : Deed.NOTHING);
        });
  }

  private static Optional<Duration> length(String typed) {
    Matcher matcher = LENGTH.matcher(typed.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    Duration length =
        switch (matcher.group(2)) {
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        };
    return Optional.of(length).filter(l -> l.isPositive() && l.compareTo(LONGEST) <= 0);
  }

  /** What is set aside of that name; says so when nothing is, or when the person may not. */
  private Optional<Aside> aside(Call call) {
    String target = call.arguments().text("target");
    if (!call.caller().may(Right.APPROVE)) {
      call.reply().say(Notice.error("release.no-right", call.by().name(), target));
      return Optional.empty();
    }
    Optional<Aside> aside = new Plans(journal.store()).aside(target);
    if (aside.isEmpty()) {
      call.reply().say(Notice.error("release.nothing", target));
    }
    return aside;
  }
}
