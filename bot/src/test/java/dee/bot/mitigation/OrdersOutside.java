package dee.bot.mitigation;

import dee.bot.incident.Incident;
import dee.bot.incident.IncidentStore;
import dee.bot.incident.Plan;
import dee.bot.investigation.PlaybookRunner;
import dee.bot.mitigation.CommandShell.Ran;
import dee.bot.mitigation.Health.Checked;
import dee.bot.target.Command;
import dee.bot.target.Service;
import dee.playbooks.Evidence;
import dee.playbooks.diagnosis.Condition;
import dee.playbooks.diagnosis.Condition.Kind;
import dee.playbooks.diagnosis.Diagnosis;
import dee.playbooks.diagnosis.LinkState;
import dee.playbooks.diagnosis.Verdict;
import dee.playbooks.run.InstanceReport;
import dee.playbooks.run.Past;
import dee.playbooks.run.RunEvent;
import dee.playbooks.run.RunReport;
import dee.probes.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The machines of a made-up service, which outlive Dee: a file tells which commands were begun and
 * which came to their end. In each incident orders-1 and orders-2 are sick until they are
 * restarted.
 *
 * @param told hears each line as it is written
 */
record OrdersOutside(Service service, IncidentStore store, Path log, Consumer<String> told) {

  private static final Duration COMMAND = Duration.ofMillis(60);
  private static final Duration PHASE = Duration.ofMillis(4);
  private static final Set<String> SICK = Set.of("orders-1", "orders-2");

  /** A command that was begun or came to its end; {@code step} is {@code plan/number}. */
  record Line(String what, String incident, String step, String command, String target) {
    static Line of(String text) {
      String[] words = text.split(" ", -1);
      return new Line(words[0], words[1], words[2], words[3], words[4]);
    }
  }

  static List<Line> lines(Path log) {
    try {
      return Files.exists(log)
          ? Files.readAllLines(log).stream().map(Line::of).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Incident incident() {
    return store.incidents().getFirst();
  }

  Ran command(Command command, Instance instance) throws InterruptedException {
    Incident incident = incident();
    PlanStory story =
        PlanStory.all(store.timeline(incident.id()))
            .filter(s -> s.underWay() && s.open().isPresent())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("a command without a step on record"));
    Plan.Step step = story.open().orElseThrow();
    String what =
        "%s %s/%d %s %s"
            .formatted(
                incident.id(), story.plan().id(), step.number(), command.name(), instance.target());
    write("begun " + what);
    Thread.sleep(COMMAND);
    write("ended " + what);
    return new Ran.Ended(0, "", COMMAND);
  }

  private void write(String line) {
    try (FileChannel file =
        FileChannel.open(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
      file.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    told.accept(line);
  }

  Health health() {
    return new Health() {
      @Override
      public Checked answers(Instance instance) {
        return new Checked(true, "answers 20 of 20");
      }

      @Override
      public Checked drained(Instance instance, Service service) {
        return new Checked(true, "no new connections for 10 s");
      }
    };
  }

  /** Looks at instances as a playbook does; see {@link PlaybookRunner}. */
  void look(String name, String playbook, Set<String> targets, Consumer<RunEvent> listener)
      throws InterruptedException {
    List<String> asked =
        service.instances().stream()
            .map(Instance::target)
            .filter(t -> targets.isEmpty() || targets.contains(t))
            .toList();
    String sha256 = "7f3a".repeat(16);
    Instant began = Instant.now();
    listener.accept(new RunEvent.Started(playbook, sha256, asked.size()));
    List<Evidence> evidence = new ArrayList<>();
    for (String target : asked) {
      listener.accept(new RunEvent.PhaseStarted(target, 1, 1));
      Thread.sleep(PHASE);
      listener.accept(new RunEvent.PhaseAnswered(target, 1, 1, PHASE));
      Evidence taken = evidence(target, evidence.size() + 1);
      evidence.add(taken);
      listener.accept(new RunEvent.EvidenceTaken(taken));
    }
    List<InstanceReport> reports = new ArrayList<>();
    for (String target : asked) {
      InstanceReport report =
          new InstanceReport(
              target,
              name,
              OptionalInt.of(4711),
              diagnosis(target, "e" + (reports.size() + 1)),
              List.of(),
              Past.UNKNOWN);
      reports.add(report);
      listener.accept(new RunEvent.InstanceDiagnosed(report));
    }
    listener.accept(
        new RunEvent.Finished(
            new RunReport(
                playbook,
                sha256,
                began,
                Duration.between(began, Instant.now()),
                new RunReport.Coverage(asked.size(), asked.size(), List.of()),
                reports,
                List.of(),
                evidence)));
  }

  private static Evidence evidence(String target, int number) {
    String text = "open files of " + target + ": 100 of 100\n";
    return new Evidence(
        "e" + number,
        target,
        "open-files",
        "ls /proc/4711/fd",
        Instant.now(),
        0,
        PHASE,
        "",
        text.length(),
        0,
        text);
  }

  private Diagnosis diagnosis(String target, String evidence) {
    String incident = incident().id().toString();
    boolean restarted =
        lines(log).stream()
            .anyMatch(l ->
                l.what().equals("ended")
                    && l.incident().equals(incident)
                    && l.command().equals("restart")
                    && l.target().equals(target));
    if (restarted || !SICK.contains(target)) {
      return new Diagnosis(
          Verdict.HEALTHY, List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());
    }
    List<Diagnosis.Link> chain = new ArrayList<>();
    chain.add(link("db-pool-too-small", Kind.ROOT_CAUSE, evidence));
    chain.add(link("fd-exhausted", Kind.MECHANISM, evidence));
    if (target.equals("orders-1")) {
      chain.add(link("accept-queue-full", Kind.MECHANISM, evidence));
    }
    chain.add(link("connect-timeout", Kind.SYMPTOM, evidence));
    return new Diagnosis(
        Verdict.EXPLAINED,
        List.of("connect-timeout"),
        List.of("db-pool-too-small"),
        chain,
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static Diagnosis.Link link(String id, Kind kind, String evidence) {
    Condition condition =
        new Condition(
            id, kind, id, List.of(), _ -> new LinkState.NotChecked("", List.of()), "", "");
    return new Diagnosis.Link(condition, new LinkState.Observed("100 of 100", List.of(evidence)));
  }
}
