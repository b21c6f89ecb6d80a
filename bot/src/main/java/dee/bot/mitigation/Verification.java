package dee.bot.mitigation;

import dee.bot.incident.Actor;
import dee.bot.incident.Errand;
import dee.bot.incident.ErrandRunner;
import dee.bot.incident.Happening.PlanEnded;
import dee.bot.incident.Happening.SymptomChecked;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Judgement;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.mitigation.Watch.Look;
import dee.bot.room.Deed;
import dee.bot.room.Journal;
import dee.bot.room.Post;
import dee.bot.room.Post.Choice;
import dee.bot.room.Post.Notice;
import dee.bot.room.Post.Question;
import dee.bot.room.Text;
import dee.bot.room.Texts;
import dee.bot.target.Inventory;
import dee.bot.target.Service;
import dee.probes.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Sees, after a plan, whether the symptom stays away for the service's window; says so, or that it
 * does not. One look each time it runs; all that it knows stands in the timeline.
 */
public final class Verification implements ErrandRunner {

  /** Looks within a window, so that one bad moment in it is seen. */
  private static final int LOOKS = 6;

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

  /** How many windows the symptom gets to go. */
  private static final int WINDOWS = 3;

  private static final int EVIDENCE = 20;

  private final Journal journal;
  private final Inventory inventory;
  private final Probing probing;
  private final Texts texts;

  public Verification(Journal journal, Inventory inventory, Probing probing, Texts texts) {
    this.journal = journal;
    this.inventory = inventory;
    this.probing = probing;
    this.texts = texts;
  }

  @Override
  public Optional<Instant> run(Errand errand) throws InterruptedException {
    IncidentId id = errand.incident();
    List<TimelineEntry> timeline = journal.store().timeline(id);
    Optional<PlanStory> story =
        PlanStory.of(timeline, errand.detail())
            .filter(s -> !s.checked() && completed(s))
            .filter(_ -> Incident.of(timeline).filter(i -> i.status().open()).isPresent());
    Optional<Service> service = story.flatMap(s -> inventory.service(s.plan().service()));
    if (story.isEmpty() || service.isEmpty()) {
      return Optional.empty();
    }
    Set<String> watched =
        watched(service.get(), SetAside.of(journal.store(), service.get().name()).keySet());
    probing.probe(id, service.get().playbook(), watched, "verify " + errand.detail());
    return judge(id, errand.detail(), service.get(), watched);
  }

  private static boolean completed(PlanStory story) {
    return story.end().filter(e -> e.what() instanceof PlanEnded p && p.completed()).isPresent();
  }

  private static Set<String> watched(Service service, Set<String> aside) {
    return service.instances().stream()
        .map(Instance::target)
        .filter(t -> !aside.contains(t))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Optional<Instant> judge(
      IncidentId id, String plan, Service service, Set<String> watched) {
    List<TimelineEntry> timeline = journal.store().timeline(id);
    PlanStory story = PlanStory.of(timeline, plan).orElseThrow();
    TimelineEntry end = story.end().orElseThrow();
    Set<String> touched = new TreeSet<>(story.plan().targets());
    touched.retainAll(watched);
    Watch watch = Watch.of(touched, watched, timeline.subList(end.sequence(), timeline.size()));
    Duration window = service.caution().verifyWindow();
    Instant now = journal.clock().instant();
    boolean quiet = watch.last().filter(watch::clean).isPresent();
    if (quiet && watch.quiet().compareTo(window) >= 0) {
      say(id, plan, gone(id, timeline, story, watch, window));
      return Optional.empty();
    }
    if (!quiet && !now.isBefore(end.at().plus(window.multipliedBy(WINDOWS)))) {
      say(id, plan, stays(plan, watch, window));
      return Optional.empty();
    }
    return Optional.of(now.plus(pause(window)));
  }

  /** How long until the next look: a short window is not over long before anyone looks again. */
  private static Duration pause(Duration window) {
    Duration part = window.dividedBy(LOOKS);
    Duration atMost = part.compareTo(LONGEST_PAUSE) < 0 ? part : LONGEST_PAUSE;
    return atMost.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : atMost;
  }

  private void say(IncidentId id, String plan, Deed deed) {
    journal.decide(
        id,
        Actor.dee(),
        timeline ->
            PlanStory.of(timeline, plan).filter(PlanStory::checked).isPresent()
                ? Deed.NOTHING
                : deed);
  }

  private Deed gone(
      IncidentId id, List<TimelineEntry> timeline, PlanStory story, Watch watch, Duration window) {
    Look last = watch.last().orElseThrow();
    Set<String> silent = new TreeSet<>(watch.silent(last));
    Set<String> seen = new TreeSet<>(watch.watched());
    seen.removeAll(silent);
    String names = String.join(", ", seen);
    String says =
        silent.isEmpty()
            ? texts.of("verify.on", names)
            : texts.of("verify.on.but", names, String.join(", ", silent));
    int made = timeline.size() - story.since().size();
    Scene before =
        Scene.of(
            inventory.service(story.plan().service()).orElseThrow(),
            timeline.subList(0, made),
            Set.of());
    List<Post> posts = new ArrayList<>();
    posts.add(Notice.done("verify.gone", window.toSeconds(), says));
    posts.addAll(new Cure(before.judgements(), last.judged().values()).warnings());
    Incident.of(timeline)
        .filter(Verification::worthAsking)
        .ifPresent(_ -> posts.add(ask(id, story)));
    return Deed.of(new SymptomChecked(story.plan().id(), true, window, says, evidence(last)))
        .saying(posts);
  }

  private static boolean worthAsking(Incident incident) {
    return incident.status() == Status.INVESTIGATING || incident.status() == Status.IDENTIFIED;
  }

  private static Question ask(IncidentId id, PlanStory story) {
    String status = "/incident status incident:" + id;
    return new Question(
        id,
        "mitigated:" + story.plan().id(),
        Text.of("ask.mitigated", id),
        List.of(
            new Choice(status + " to:mitigated", Text.of("ask.mitigated.yes")),
            new Choice(status, Text.of("ask.mitigated.no"))));
  }

  private Deed stays(String plan, Watch watch, Duration window) {
    Duration waited = window.multipliedBy(WINDOWS);
    String says =
        watch.last().map(look -> complaints(watch, look)).orElse(texts.of("verify.unseen"));
    List<String> evidence = watch.last().map(Verification::evidence).orElse(List.of());
    return Deed.of(new SymptomChecked(plan, false, waited, says, evidence))
        .saying(Notice.warning("verify.stays", waited.toSeconds(), says));
  }

  private String complaints(Watch watch, Look look) {
    List<String> all = new ArrayList<>();
    for (Map.Entry<String, Judgement> one : look.judged().entrySet()) {
      Judgement judgement = one.getValue();
      if (watch.watched().contains(one.getKey()) && !Watch.well(judgement)) {
        String causes = String.join(", ", judgement.causes());
        String symptoms = String.join(", ", judgement.symptoms());
        all.add(
            causes.isEmpty()
                ? texts.of("verify.sick.unknown", one.getKey(), symptoms)
                : texts.of("verify.sick", one.getKey(), symptoms, causes));
      }
    }
    new TreeSet<>(watch.silent(look)).forEach(t -> all.add(texts.of("verify.silent", t)));
    return String.join("; ", all);
  }

  private static List<String> evidence(Look look) {
    return look.judged().values().stream()
        .flatMap(j -> j.evidence().stream())
        .distinct()
        .limit(EVIDENCE)
        .toList();
  }
}
