package dee.bot.mitigation;

import dee.bot.command.Arguments;
import dee.bot.command.Caller;
import dee.bot.command.CommandHandler.Call;
import dee.bot.command.CommandSpec;
import dee.bot.incident.Actor;
import dee.bot.incident.Errand;
import dee.bot.incident.Errand.Kind;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.Happening.PlanMade;
import dee.bot.incident.InMemoryIncidents;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.Judgement.State;
import dee.bot.incident.Judgement.Verdict;
import dee.bot.incident.Plan;
import dee.bot.incident.SettableClock;
import dee.bot.incident.Severity;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Deed;
import dee.bot.room.FakeRoom;
import dee.bot.room.Journal;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import dee.bot.target.Caution;
import dee.bot.target.Command;
import dee.bot.target.Command.Check;
import dee.bot.target.Doors;
import dee.bot.target.Inventory;
import dee.bot.target.Kept;
import dee.bot.target.Manners;
import dee.bot.target.Right;
import dee.bot.target.Service;
import dee.bot.target.SshAccess;
import dee.bot.target.Target;
import dee.probes.HostPort;
import dee.probes.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A service of three or more instances in an incident, and everything around it made up. */
final class OrdersWorld {

  static final Instant NIGHT = Instant.parse("2026-03-01T02:14:07Z");
  static final Texts TEXTS = new Texts(Locale.ENGLISH);
  static final Actor MIA = Actor.person("mia");
  static final Actor LI = Actor.person("li");
  static final Actor TOM = Actor.person("tom");

  final FakeRoom room = new FakeRoom();
  final FakeRoom reply = new FakeRoom();
  final InMemoryIncidents incidents = new InMemoryIncidents(room::say);
  final SettableClock clock = new SettableClock(NIGHT);
  final Journal journal = new Journal(incidents, incidents, incidents, clock);
  final FakeHands hands = new FakeHands(this);
  final IncidentId id;
  Inventory inventory;
  Duration budget = Duration.ofSeconds(60);

  OrdersWorld(int instances) {
    this(inventory(instances, commands()));
  }

  OrdersWorld(Inventory inventory) {
    this.inventory = inventory;
    this.id =
        journal
            .chronicle()
            .declare(
                new Declared("orders", "clients time out", Severity.SEV_2),
                MIA,
                NIGHT,
                _ -> Deed.NOTHING);
  }

  static Command command(String name, boolean destructive) {
    return new Command(
        name,
        "do " + name,
        Optional.empty(),
        "",
        destructive,
        Duration.ofSeconds(30),
        name.equals("raise-fd-limit") || name.equals("restart")
            ? List.of("fd-exhausted")
            : List.of(),
        name.equals("drain") ? Check.NONE : Check.HEALTH,
        name.equals("drain") ? Optional.of("restore") : Optional.empty());
  }

  static Map<String, Command> commands() {
    Map<String, Command> commands = new LinkedHashMap<>();
    for (String name : List.of("raise-fd-limit", "restart", "drain", "restore")) {
      commands.put(name, command(name, false));
    }
    commands.put("wipe-cache", command("wipe-cache", true));
    return commands;
  }

  static Inventory inventory(int instances, Map<String, Command> commands) {
    return inventory(instances, commands, Caution.usual(instances));
  }

  static Inventory inventory(int instances, Map<String, Command> commands, Caution caution) {
    Map<String, Target> targets = new LinkedHashMap<>();
    List<Instance> all = new ArrayList<>();
    for (int i = 1; i <= instances; i++) {
      String name = "orders-" + i;
      targets.put(
          name, new Target(name, "127.0.0." + i, OptionalInt.empty(), Optional.empty(), false));
      all.add(Instance.of("orders", name, new HostPort("127.0.0." + i, 8080)));
    }
    Path here = Path.of("dee.yaml");
    SshAccess ssh =
        new SshAccess(
            "oncall",
            Optional.empty(),
            here,
            List.of(),
            false,
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60));
    return new Inventory(
        here,
        new Kept(here, Optional.empty(), Duration.ofDays(90)),
        ssh,
        targets,
        Map.of("orders", new Service("orders", "connection-reset", all, commands, caution, true)),
        Doors.CLOSED,
        Manners.USUAL);
  }

  static Judgement sick(String target, int chain) {
    List<Link> links = new ArrayList<>();
    links.add(link("db-pool-too-small", "pool: 5 of 5 in use", "size the pool"));
    links.add(link("fd-exhausted", "100 of 100 files open", ""));
    for (int i = 2; i < chain; i++) {
      links.add(link(i == 2 ? "accept-queue-full" : "more-" + i, "queue of :8080: 33 of 32", ""));
    }
    return judgement(
        target,
        Verdict.EXPLAINED,
        List.of("connect-timeout"),
        List.of("db-pool-too-small"),
        links,
        List.of());
  }

  static Judgement healthy(String target) {
    return judgement(target, Verdict.HEALTHY, List.of(), List.of(), List.of(), List.of());
  }

  static Judgement judgement(
      String target,
      Verdict verdict,
      List<String> symptoms,
      List<String> causes,
      List<Link> chain,
      List<Link> notChecked) {
    return new Judgement(
        target,
        "orders",
        OptionalInt.of(4711),
        verdict,
        symptoms,
        causes,
        chain,
        List.of(),
        notChecked,
        Optional.empty(),
        List.of());
  }

  static Link link(String condition, String says, String fix) {
    return new Link(condition, condition, State.OBSERVED, says, List.of("e1"), "", fix);
  }

  /** Two sick instances, the first one sicker, and the rest well. */
  OrdersWorld twoSick() {
    judge(sick("orders-1", 5), sick("orders-2", 4));
    for (int i = 3; i <= service().instances().size(); i++) {
      judge(healthy("orders-" + i));
    }
    return this;
  }

  void judge(Judgement... judgements) {
    for (Judgement judgement : judgements) {
      journal.write(id, new InstanceJudged(1, judgement), Actor.dee());
    }
  }

  Service service() {
    return inventory.service("orders").orElseThrow();
  }

  MitigationCommands commandsOf() {
    return new MitigationCommands(journal, inventory, TEXTS);
  }

  void say(CommandSpec spec, Actor by, String... values) throws InterruptedException {
    Map<String, String> arguments = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i += 2) {
      arguments.put(values[i], values[i + 1]);
    }
    Set<Right> rights = by.equals(TOM) ? EnumSet.of(Right.READ) : EnumSet.allOf(Right.class);
    Call call =
        new Call(new Arguments(arguments), "/" + spec.path(), new Caller(by, rights), reply);
    java.util.Objects.requireNonNull(commandsOf().handlers().get(spec)).handle(call);
  }

  /** A plan that mia asked for. */
  Plan planned(String... values) throws InterruptedException {
    say(dee.bot.command.Registry.MITIGATE_PLAN, MIA, values);
    return plan();
  }

  Plan plan() {
    return happenings().stream()
        .filter(PlanMade.class::isInstance)
        .map(h -> ((PlanMade) h).plan())
        .toList()
        .getLast();
  }

  void approve(Actor by) throws InterruptedException {
    say(dee.bot.command.Registry.MITIGATE_APPROVE, by, "plan", plan().id());
  }

  PlanExecution execution() {
    return new PlanExecution(journal, inventory, hands.hands(), budget, TEXTS);
  }

  Errand errand() {
    return new Errand(Kind.MITIGATE, id, plan().id());
  }

  /** As a node does it when the errand is due. */
  Optional<Instant> carryOut() throws InterruptedException {
    return execution().run(errand());
  }

  List<TimelineEntry> timeline() {
    return incidents.timeline(id);
  }

  List<Happening> happenings() {
    return timeline().stream().map(TimelineEntry::what).toList();
  }

  <H extends Happening> List<H> all(Class<H> kind) {
    return happenings().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** What everyone could read, as plain sentences. */
  List<String> said() {
    return sentences(room);
  }

  List<String> answered() {
    return sentences(reply);
  }

  private static List<String> sentences(FakeRoom room) {
    return room.posts().stream()
        .<String>mapMulti((post, out) -> {
          if (post instanceof Post.Notice(var _, var text)) {
            out.accept(TEXTS.of(text));
          } else if (post instanceof Post.Question question) {
            out.accept(TEXTS.of(question.asks()));
          }
        })
        .toList();
  }
}
