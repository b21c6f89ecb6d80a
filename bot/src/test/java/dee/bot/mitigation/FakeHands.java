package dee.bot.mitigation;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.EvidenceKept;
import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.Happening.InvestigationEnded;
import dee.bot.incident.Happening.InvestigationStarted;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Judgement;
import dee.bot.incident.KeptEvidence;
import dee.bot.mitigation.CommandShell.Ran;
import dee.bot.mitigation.Health.Checked;
import dee.bot.target.Command;
import dee.bot.target.Service;
import dee.probes.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Runs nothing, and remembers what it was told to run. */
final class FakeHands {

  /** What happens when a port is used; may throw. */
  interface Moment {
    void now() throws InterruptedException;
  }

  final List<String> ran = new CopyOnWriteArrayList<>();
  final Map<String, Ran> outcomes = new HashMap<>();
  final Set<String> sickAfter = new HashSet<>();
  final Set<String> silent = new HashSet<>();
  final List<Judgement> found = new ArrayList<>();
  final Map<String, Moment> moments = new HashMap<>();
  private final OrdersWorld world;
  int probings;

  FakeHands(OrdersWorld world) {
    this.world = world;
  }

  Hands hands() {
    return new Hands(this::run, new FakeHealth(), this::probe);
  }

  private void moment(String name) throws InterruptedException {
    Moment moment = moments.get(name);
    if (moment != null) {
      moment.now();
    }
  }

  private Ran run(Command command, Instance instance) throws InterruptedException {
    String what = command.name() + " " + instance.target();
    moment("before " + what);
    ran.add(what);
    moment("after " + what);
    return outcomes.getOrDefault(what, new Ran.Ended(0, "", Duration.ofSeconds(1)));
  }

  private final class FakeHealth implements Health {
    @Override
    public Checked answers(Instance instance) throws InterruptedException {
      moment("check " + instance.target());
      return sickAfter.contains(instance.target())
          ? new Checked(false, "answers 3 of 20")
          : new Checked(true, "answers 20 of 20");
    }

    @Override
    public Checked drained(Instance instance, Service service) {
      return new Checked(true, "no new connections for 10 s");
    }
  }

  /** Writes to the timeline what a real run writes. */
  Probing.Probed probe(IncidentId id, String playbook, Set<String> targets, String errand)
      throws InterruptedException {
    int run = ++probings + 1;
    world.journal.write(
        id, new InvestigationStarted(run, playbook, "0".repeat(64), targets.size()), Actor.dee());
    moment("probe");
    List<Judgement> judgements = new ArrayList<>();
    for (String target : targets) {
      if (!silent.contains(target)) {
        world.journal.write(id, new EvidenceKept(run, evidence(target, run)), Actor.dee());
        moment("evidence");
        Judgement judgement =
            found.stream()
                .filter(j -> j.target().equals(target))
                .findFirst()
                .orElse(OrdersWorld.healthy(target));
        judgements.add(judgement);
        if (errand.startsWith("verify")) {
          world.journal.write(id, new InstanceJudged(run, judgement), Actor.dee());
        }
      }
    }
    world.journal.write(
        id,
        new InvestigationEnded(
            run, Duration.ofSeconds(1), targets.size(), judgements.size(), List.of()),
        Actor.dee());
    return new Probing.Probed(
        run, judgements.size(), judgements, targets.stream().filter(silent::contains).toList());
  }

  private static KeptEvidence evidence(String target, int run) {
    return new KeptEvidence(
        "e" + run, target, "limits", "cat", OrdersWorld.NIGHT, 0, Duration.ZERO, "0", 1, 0);
  }
}
