package dee.bot.mitigation;

import dee.bot.incident.Judgement;
import dee.bot.incident.Plan;
import dee.bot.mitigation.Draft.Order;
import dee.bot.room.Text;
import dee.bot.room.Texts;
import dee.bot.target.Command;
import dee.bot.target.Inventory;
import dee.probes.Instance;
import dee.probes.text.Spelling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes plans of wishes; changes nothing and asks nobody. */
final class Planner {

  /** How many sick instances are kept for diagnosis when nobody says otherwise. */
  private static final int USUALLY_KEPT = 2;

  private final Inventory inventory;
  private final Texts texts;

  Planner(Inventory inventory, Texts texts) {
    this.inventory = inventory;
    this.texts = texts;
  }

  /** A plan, or why there is none. */
  sealed interface Answer {
    record Planned(Plan plan) implements Answer {}

    record Refused(Text why) implements Answer {}
  }

  Answer plan(Scene scene, Wish wish, Instant now) {
    try {
      Draft draft =
          wish.what().equals(Wish.RESTART_ALL_BUT)
              ? restartAllBut(scene, wish)
              : single(scene, wish);
      return new Answer.Planned(draft.plan(scene, new PlanHash(inventory), texts, now));
    } catch (Refusal refusal) {
      return new Answer.Refused(refusal.why());
    }
  }

  private Draft restartAllBut(Scene scene, Wish wish) {
    Command restart = command(scene, "restart");
    Optional<Command> drain = scene.service().command("drain");
    List<String> pool = pool(scene, wish);
    List<String> warnings = new ArrayList<>();
    int kept = kept(scene, wish, pool.size(), drain.isPresent(), warnings);
    List<String> keeps = pool.subList(0, kept);
    List<String> others = pool.subList(kept, pool.size());
    List<Order> orders = new ArrayList<>();
    drain.ifPresent(d -> keeps.forEach(t -> orders.add(new Order(d, t))));
    others.forEach(t -> orders.add(new Order(restart, t)));
    if (drain.isEmpty() && !keeps.isEmpty()) {
      warnings.add(texts.of("mitigate.warns.no-drain", String.join(", ", keeps)));
    }
    Set<String> away = drain.isPresent() ? new HashSet<>(keeps) : Set.of();
    floor(scene, others, away, warnings);
    return new Draft(Wish.RESTART_ALL_BUT + " " + kept, keeps, orders, warnings);
  }

  /** The instances that a restart of all but a few is about, the sickest first. */
  private static List<String> pool(Scene scene, Wish wish) {
    List<String> pool =
        wish.targets().isEmpty() ? scene.sickest() : scene.sickestOf(named(scene, wish));
    if (pool.isEmpty()) {
      throw new Refusal("mitigate.refused.none-sick", scene.service().name());
    }
    return pool;
  }

  private int kept(Scene scene, Wish wish, int pool, boolean drains, List<String> warnings) {
    int wanted = wish.keep().orElse(USUALLY_KEPT);
    int floor = scene.service().caution().floor();
    long room = drains ? Math.max(0, scene.servingWithout(Set.of()) - floor) : pool;
    int kept = (int) Math.min(Math.min(wanted, pool - 1), room);
    if (kept < wanted && room < Math.min(wanted, pool - 1)) {
      warnings.add(texts.of("mitigate.warns.floor-keeps", kept, wanted, floor, all(scene)));
    } else if (kept < wanted && wish.keep().isPresent()) {
      warnings.add(texts.of("mitigate.warns.few-sick", kept, wanted, pool));
    }
    return kept;
  }

  private Draft single(Scene scene, Wish wish) {
    Command command = command(scene, wish.what());
    List<String> targets = wish.targets().isEmpty() ? needing(scene, command) : named(scene, wish);
    if (targets.isEmpty()) {
      throw new Refusal("mitigate.refused.name-targets", command.name(), scene.service().name());
    }
    List<String> warnings = new ArrayList<>();
    List<String> kept = List.of();
    if (command.name().equals("drain")) {
      long left = scene.servingWithout(new HashSet<>(targets));
      int floor = scene.service().caution().floor();
      if (left < floor) {
        throw new Refusal("mitigate.refused.floor", "drain", left, all(scene), floor);
      }
      kept = targets;
    } else if (command.name().equals("restart")) {
      floor(scene, targets, Set.of(), warnings);
    }
    return new Draft(
        command.name(), kept, targets.stream().map(t -> new Order(command, t)).toList(), warnings);
  }

  /** Where a command helps by what is known; for {@code restore}, what is set aside. */
  private static List<String> needing(Scene scene, Command command) {
    if (command.name().equals("restore")) {
      return scene.aside().stream().sorted().toList();
    }
    return scene.sickestOf(
        scene.judgements().stream().filter(j -> eases(command, j)).map(Judgement::target).toList());
  }

  private static boolean eases(Command command, Judgement judgement) {
    return judgement.chain().stream().anyMatch(l -> command.eases().contains(l.condition()));
  }

  /**
   * Restarts go one by one. A well instance is not taken away when too few would be left; a sick
   * one serves nobody well anyway, so that is only said.
   */
  private void floor(Scene scene, List<String> restarted, Set<String> away, List<String> warnings) {
    int floor = scene.service().caution().floor();
    for (String target : restarted) {
      Set<String> gone = new HashSet<>(away);
      gone.add(target);
      long left = scene.servingWithout(gone);
      if (left < floor && !scene.sick(target) && !scene.aside().contains(target)) {
        throw new Refusal("mitigate.refused.floor", "restart", left, all(scene), floor);
      }
      if (left < floor && scene.sick(target)) {
        warnings.add(texts.of("mitigate.warns.floor", target, left, all(scene), floor));
      }
    }
  }

  private static int all(Scene scene) {
    return scene.service().instances().size();
  }

  private static Command command(Scene scene, String name) {
    return scene
        .service()
        .command(name)
        .orElseThrow(() -> {
          Set<String> names = scene.service().commands().keySet();
          return names.isEmpty()
              ? new Refusal("mitigate.refused.no-commands", scene.service().name())
              : new Refusal(
                  "mitigate.refused.command",
                  name,
                  Spelling.hint(name, names),
                  String.join(", ", names));
        });
  }

  private static List<String> named(Scene scene, Wish wish) {
    List<String> known = scene.service().instances().stream().map(Instance::target).toList();
    for (String target : wish.targets()) {
      if (!known.contains(target)) {
        throw new Refusal(
            "mitigate.refused.target",
            scene.service().name(),
            target,
            Spelling.hint(target, known),
            String.join(", ", known));
      }
    }
    return wish.targets();
  }
}
