package dee.bot.mitigation;

import dee.bot.command.CommandHandler;
import dee.bot.command.CommandHandler.Call;
import dee.bot.command.CommandSpec;
import dee.bot.command.Registry;
import dee.bot.incident.Actor;
import dee.bot.incident.Happening.PlanMade;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Plan;
import dee.bot.mitigation.Planner.Answer;
import dee.bot.mitigation.Plans.Found;
import dee.bot.room.Cleaned;
import dee.bot.room.Deed;
import dee.bot.room.Journal;
import dee.bot.room.Post;
import dee.bot.room.Post.Notice;
import dee.bot.room.Texts;
import dee.bot.target.Inventory;
import dee.bot.target.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Handles {@code /mitigate …}: plans, and people's answers to them. */
public final class MitigationCommands {

  private final Journal journal;
  private final Inventory inventory;
  private final Planner planner;
  private final Consent consent;
  private final Plans plans;
  private final SettingAside aside;

  public MitigationCommands(Journal journal, Inventory inventory, Texts texts) {
    this.journal = journal;
    this.inventory = inventory;
    this.planner = new Planner(inventory, texts);
    this.consent = new Consent(journal, inventory, texts);
    this.plans = new Plans(journal.store());
    this.aside = new SettingAside(journal, inventory, planner, texts);
  }

  public Map<CommandSpec, CommandHandler> handlers() {
    return Map.of(
        Registry.MITIGATE_PLAN, this::plan,
        Registry.MITIGATE_DRY_RUN, this::rehearse,
        Registry.MITIGATE_SHOW, this::show,
        Registry.MITIGATE_APPROVE, this::approve,
        Registry.MITIGATE_REJECT, this::drop,
        Registry.MITIGATE_CANCEL, this::drop,
        Registry.MITIGATE_RELEASE, aside::release,
        Registry.MITIGATE_KEEP, aside::keep);
  }

  private void plan(Call call) {
    made(call)
        .ifPresent(made -> {
          Post.PlanPost post =
              new Post.PlanPost(made.incident(), made.plan(), call.by().name(), List.of(), false);
          journal.decide(
              made.incident(),
              call.by(),
              timeline ->
                  PlanStory.of(timeline, made.plan().id()).isPresent()
                      ? Deed.NOTHING
                      : Deed.of(new PlanMade(made.plan())).saying(post));
        });
  }

  private void rehearse(Call call) {
    made(call)
        .ifPresent(made ->
            call.reply()
                .say(
                    new Post.PlanPost(
                        made.incident(), made.plan(), call.by().name(), List.of(), true)));
  }

  private record Made(IncidentId incident, Plan plan) {}

  /** The plan that is wished for; says so when there can be none. */
  private Optional<Made> made(Call call) {
    Optional<Incident> incident = incident(call);
    Optional<Service> service = incident.flatMap(i -> inventory.service(i.service()));
    if (incident.isEmpty() || service.isEmpty()) {
      call.reply().say(Notice.error("mitigate.no-incident"));
      return Optional.empty();
    }
    Optional<Wish> wish = WishText.read(call.arguments());
    if (wish.isEmpty()) {
      String typed = Cleaned.line(call.arguments().optional("keep").orElse(""), 60);
      call.reply().say(Notice.error("mitigate.keep", typed));
      return Optional.empty();
    }
    IncidentId id = incident.get().id();
    Scene scene =
        Scene.of(
            service.get(),
            journal.store().timeline(id),
            SetAside.of(journal.store(), service.get().name()).keySet());
    return switch (planner.plan(scene, wish.get(), journal.clock().instant())) {
      case Answer.Planned(Plan plan) -> Optional.of(new Made(id, plan));
      case Answer.Refused(var why) -> {
        call.reply().say(new Notice(Notice.Tone.ERROR, why));
        yield Optional.empty();
      }
    };
  }

  /** The one that was named, if people still work on it, else the newest one they work on. */
  private Optional<Incident> incident(Call call) {
    Optional<IncidentId> named = call.arguments().incident("incident");
    return journal.store().incidents().stream()
        .filter(i -> i.status().open())
        .filter(i -> named.isEmpty() || named.get().equals(i.id()))
        .findFirst();
  }

  private void show(Call call) {
    found(call)
        .ifPresent(found -> {
          PlanStory story = found.story();
          List<String> agreed = story.approvers().stream().map(Actor::name).toList();
          call.reply()
              .say(
                  new Post.PlanPost(
                      found.incident(), story.plan(), story.requester().name(), agreed, false));
          call.reply().say(new PlanState(story, journal.clock().instant()).notice());
        });
  }

  private void approve(Call call) {
    found(call)
        .flatMap(f -> consent.approve(f.incident(), f.story().plan().id(), call.caller()))
        .ifPresent(call.reply()::say);
  }

  private void drop(Call call) {
    found(call)
        .flatMap(f ->
            consent.drop(
                f.incident(), f.story().plan().id(), call.by(), call.arguments().optional("why")))
        .ifPresent(call.reply()::say);
  }

  private Optional<Found> found(Call call) {
    String typed = call.arguments().text("plan");
    Optional<Found> found = plans.find(typed);
    if (found.isEmpty()) {
      call.reply().say(Notice.error("plan.unknown", Cleaned.line(typed, 80)));
    }
    return found;
  }
}
