package dee.bot.mitigation;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Errand;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.InvestigationStarted;
import dee.bot.incident.Happening.PlanEnded;
import dee.bot.incident.Happening.PlanMade;
import dee.bot.incident.Happening.StepBegun;
import dee.bot.incident.Happening.StepEnded;
import dee.bot.incident.Incident;
import dee.bot.incident.Plan;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.schedule.DbAgenda;
import dee.bot.store.ChildProgram;
import dee.bot.store.DataDirectory;
import dee.bot.store.RememberingFile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Dee is killed with SIGKILL at seeded points of incidents, each time started again on the same
 * data, and comes to the end at last. A point is a line that {@link CrashingIncident} prints; some
 * are the next beginning of a command after that, so that steps are cut off for certain.
 */
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncidentCrashTest {

  private static final long SEED = 20260302;
  private static final int KILLS = 25;

  /** At least so many incidents; before the last kill there is always a next one. */
  private static final int INCIDENTS = 4;

  private static final int ENDLESS = Integer.MAX_VALUE;
  private static final int FARTHEST = 60;

  private static final Pattern ANY = Pattern.compile("");

  /** Of each so many kills, these come at a moment of the kind that is most delicate. */
  private static final int EACH = 8;

  private static final Map<Integer, Pattern> MOMENTS =
      Map.of(
          0, Pattern.compile("^begun "),
          3, Pattern.compile("^ended "),
          5, Pattern.compile("StatusChanged$"));

  private final List<String> said = new ArrayList<>();
  private final List<List<TimelineEntry>> timelines = new ArrayList<>();
  private List<OrdersOutside.Line> executed = List.of();
  private List<String> shown = List.of();
  private List<Incident> incidents = List.of();
  private int kills;
  private int exit;
  private long waiting;
  private boolean idle;

  @BeforeAll
  void play(@TempDir Path folder) throws InterruptedException {
    Random random = new Random(SEED);
    while (kills < KILLS) {
      try (ChildProgram child = start(folder, ENDLESS)) {
        reach(child, random);
        said.addAll(child.kill());
        kills++;
      }
    }
    try (ChildProgram child = start(folder, INCIDENTS)) {
      said.addAll(child.read(Integer.MAX_VALUE));
      exit = child.exit();
    }
    executed = OrdersOutside.lines(CrashingIncident.executed(folder));
    shown = RememberingFile.lines(CrashingIncident.channel(folder));
    InstantSource clock = InstantSource.system();
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"));
        DbAgenda agenda = new DbAgenda(data.database(), data.node(), clock)) {
      incidents = data.incidents().incidents();
      incidents.forEach(i -> timelines.add(data.incidents().timeline(i.id())));
      waiting = data.outbox().waiting();
      idle = agenda.idle(EnumSet.allOf(Errand.Kind.class));
    }
  }

  private static ChildProgram start(Path folder, int incidents) {
    return ChildProgram.start(
        CrashingIncident.class, List.of(folder.toString(), String.valueOf(incidents)));
  }

  /** Lets it go on to the next point. */
  private void reach(ChildProgram child, Random random) {
    read(child, 1 + random.nextInt(FARTHEST));
    Pattern moment = MOMENTS.getOrDefault(kills % EACH, ANY);
    while (!moment.matcher(said.getLast()).find()) {
      read(child, 1);
    }
  }

  private void read(ChildProgram child, int lines) {
    List<String> read = child.read(lines);
    said.addAll(read);
    assertThat(read).as("what it said, %s", said).hasSize(lines);
  }

  private Stream<Happening> happenings() {
    return timelines.stream().flatMap(List::stream).map(TimelineEntry::what);
  }

  private static List<StepEnded> endings(List<TimelineEntry> timeline) {
    return timeline.stream()
        .map(TimelineEntry::what)
        .filter(StepEnded.class::isInstance)
        .map(StepEnded.class::cast)
        .toList();
  }

  private static String step(String plan, int number) {
    return plan + "/" + number;
  }

  @Test
  void all_incidents_end_resolved_with_a_postmortem_and_nothing_is_left_to_do() {
    assertThat(exit).isZero();
    assertThat(incidents).hasSizeGreaterThanOrEqualTo(INCIDENTS);
    assertThat(incidents).allSatisfy(i -> assertThat(i.status()).isEqualTo(Status.RESOLVED));
    assertThat(waiting).isZero();
    assertThat(idle).isTrue();
    assertThat(timelines).allMatch(OrdersOnCall::hasPostmortem);
  }

  @Test
  void no_entry_is_lost() {
    List<String> there = new ArrayList<>();
    for (List<TimelineEntry> timeline : timelines) {
      assertThat(timeline)
          .extracting(TimelineEntry::sequence)
          .containsExactlyElementsOf(IntStream.rangeClosed(1, timeline.size()).boxed().toList());
      timeline.forEach(e ->
          there.add(
              "wrote %s %d %s"
                  .formatted(e.incident(), e.sequence(), e.what().getClass().getSimpleName())));
    }
    assertThat(there).containsAll(said.stream().filter(l -> l.startsWith("wrote ")).toList());
  }

  @Test
  void no_post_is_shown_twice_or_out_of_order() {
    List<Integer> numbers =
        shown.stream().map(l -> Integer.valueOf(l.substring(l.lastIndexOf('-') + 1))).toList();
    assertThat(numbers).doesNotHaveDuplicates().isSorted();
    Map<String, Long> times =
        shown.stream()
            .map(l -> l.substring(0, l.indexOf(' ')))
            .collect(groupingBy(l -> l, counting()));
    for (Incident incident : incidents) {
      assertThat(times).containsEntry("announcement:" + incident.id(), 1L);
    }
    assertThat(times.keySet().stream().filter(l -> l.contains("quarantine:")))
        .allSatisfy(question -> assertThat(times).containsEntry(question, 1L));
  }

  @Test
  void no_step_is_run_twice() {
    assertThat(executed.stream().filter(l -> l.what().equals("begun")))
        .extracting(OrdersOutside.Line::step)
        .doesNotHaveDuplicates();
    assertThat(happenings().filter(StepBegun.class::isInstance)).doesNotHaveDuplicates();
    assertThat(executed)
        .allSatisfy(line ->
            assertThat(happenings())
                .anyMatch(h ->
                    h instanceof StepBegun(String plan, int number)
                        && step(plan, number).equals(line.step())));
  }

  @Test
  void each_step_ends_once_and_one_that_was_done_was_seen_to_its_end() {
    List<String> ended =
        executed.stream()
            .filter(l -> l.what().equals("ended"))
            .map(OrdersOutside.Line::step)
            .toList();
    for (List<TimelineEntry> timeline : timelines) {
      List<StepEnded> endings = endings(timeline);
      assertThat(endings.stream().map(e -> step(e.plan(), e.step())))
          .containsExactlyInAnyOrderElementsOf(
              timeline.stream()
                  .map(TimelineEntry::what)
                  .filter(StepBegun.class::isInstance)
                  .map(StepBegun.class::cast)
                  .map(b -> step(b.plan(), b.step()))
                  .toList());
      assertThat(endings.stream().filter(e -> e.result() == Plan.Result.DONE))
          .allSatisfy(e -> assertThat(ended).contains(step(e.plan(), e.step())));
    }
  }

  @Test
  void a_step_that_was_cut_off_has_no_known_outcome_is_probed_and_asked_about() {
    int unknown = 0;
    for (List<TimelineEntry> timeline : timelines) {
      for (TimelineEntry entry : timeline) {
        if (entry.what() instanceof StepEnded ended && ended.result() == Plan.Result.UNKNOWN) {
          unknown++;
          List<Happening> later =
              timeline.subList(entry.sequence(), timeline.size()).stream()
                  .map(TimelineEntry::what)
                  .toList();
          assertThat(later.getFirst()).isEqualTo(new PlanEnded(ended.plan(), false, ended.says()));
          assertThat(later)
              .anyMatch(h ->
                  h instanceof InvestigationStarted started
                      && started.errand().equals("investigate " + CrashingIncident.PLAYBOOK));
          assertThat(later)
              .noneMatch(h -> h instanceof StepBegun b && b.plan().equals(ended.plan()));
          assertThat(shown.stream().map(l -> l.substring(0, l.indexOf(' '))))
              .filteredOn((entry.incident() + ":plan-stopped:" + ended.plan())::equals)
              .hasSize(1);
        }
      }
    }
    assertThat(unknown).as("a command that was killed at its first line").isPositive();
    assertThat(happenings().filter(PlanMade.class::isInstance))
        .hasSizeGreaterThan(incidents.size());
  }
}
