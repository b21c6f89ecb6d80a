package dee.bot.target;

import dee.bot.target.YamlNode.Mapping;
import dee.bot.target.YamlNode.Sequence;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Instance.MetricsFrom;
import dee.probes.text.Spelling;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * Reads the configuration file; a wrong key or value is refused with file, line and what is
 * allowed.
 */
public final class InventoryReader {

  private static final List<String> TOP =
      List.of(
          "data",
          "retention",
          "database",
          "ssh",
          "targets",
          "services",
          "alerts",
          "people",
          "updates");
  private static final List<String> SSH =
      List.of(
          "user",
          "config",
          "known-hosts",
          "identities",
          "agent",
          "connect-timeout",
          "idle-timeout",
          "total-timeout");
  private static final List<String> TARGET = List.of("host", "port", "user", "sudo");
  private static final List<String> OBSERVED =
      List.of(
          "health-path",
          "metrics",
          "metrics-from",
          "log",
          "access-log",
          "database",
          AccessReader.DATABASE,
          AccessReader.PROMETHEUS);
  private static final List<String> SERVICE =
      join(
          List.of(
              "playbook",
              "investigate",
              "instances",
              "commands",
              "capacity-floor",
              "verify-window",
              "quarantine",
              "drain-settle"),
          OBSERVED);
  private static final List<String> INSTANCE = join(List.of("target", "address", "port"), OBSERVED);

  private final Path file;

  private InventoryReader(Path file) {
    this.file = file;
  }

  /**
   * Reads a whole configuration.
   *
   * @throws ConfigurationError with {@code file:line: problem}
   */
  public static Inventory read(Path file) {
    return new InventoryReader(file).inventory(YamlNode.read(file));
  }

  /** Every key a configuration may have. */
  static NavigableSet<String> keys() {
    NavigableSet<String> keys = new TreeSet<>();
    List.of(TOP, DatabaseReader.KEYS, SSH, TARGET, SERVICE, INSTANCE).forEach(keys::addAll);
    List.of(AlertsReader.ALERTS, AlertsReader.ROUTE, AlertsReader.RULE).forEach(keys::addAll);
    List.of(UpdatesReader.KEYS, List.of(PeopleReader.DEFAULT)).forEach(keys::addAll);
    List.of(AccessReader.DATABASE_KEYS, AccessReader.PROMETHEUS_KEYS, AccessReader.MEASURES)
        .forEach(keys::addAll);
    keys.addAll(CommandReader.KEYS);
    return keys;
  }

  private Inventory inventory(YamlNode root) {
    Fields top = new Fields(file, "the configuration", root, TOP);
    Map<String, Target> targets = new LinkedHashMap<>();
    section(top, "targets")
        .forEach((name, node) -> targets.put(name(name, node), target(name, node)));
    Map<String, Service> services = new LinkedHashMap<>();
    SshAccess ssh = ssh(top);
    CommandReader commands = new CommandReader(file, targets.keySet(), ssh.total());
    section(top, "services")
        .forEach(
            (name, node) -> services.put(name(name, node), service(name, node, targets, commands)));
    Path data =
        top.path("data").orElse(Path.of(System.getProperty("user.home"), ".local", "share", "dee"));
    return new Inventory(
        file,
        data,
        top.node("database").map(node -> DatabaseReader.read(file, node)),
        top.duration("retention", Duration.ofDays(90)),
        ssh,
        targets,
        services,
        top.node("alerts").map(new AlertsReader(file, services.keySet())::read),
        PeopleReader.read(file, top.node("people")),
        UpdatesReader.read(file, top.node("updates")));
  }

  private Map<String, YamlNode> section(Fields top, String key) {
    return top.node(key)
        .map(node -> Fields.mapping(file, "'" + key + "'", node).entries())
        .orElse(Map.of());
  }

  private String name(String name, YamlNode node) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}")) {
      throw new ConfigurationError(
          file, node.line(), "'" + name + "' is no name; use letters, digits, '.', '_' and '-'");
    }
    return name;
  }

  private SshAccess ssh(Fields top) {
    Fields ssh = new Fields(file, "'ssh'", top.node("ssh").orElse(new Mapping(Map.of(), 1)), SSH);
    Path home = Path.of(System.getProperty("user.home"), ".ssh");
    Optional<Path> config =
        ssh.text("config").filter(c -> c.equals("none")).isPresent()
            ? Optional.empty()
            : Optional.of(ssh.path("config").orElse(home.resolve("config")));
    return new SshAccess(
        ssh.text("user").orElse(System.getProperty("user.name")),
        config,
        ssh.path("known-hosts").orElse(home.resolve("known_hosts")),
        ssh.node("identities").isPresent()
            ? ssh.paths("identities")
            : List.of(home.resolve("id_ed25519"), home.resolve("id_ecdsa"), home.resolve("id_rsa")),
        ssh.flag("agent", true),
        ssh.duration("connect-timeout", Duration.ofSeconds(5)),
        ssh.duration("idle-timeout", Duration.ofSeconds(20)),
        ssh.duration("total-timeout", Duration.ofSeconds(60)));
  }

  private Target target(String name, YamlNode node) {
    Fields fields = new Fields(file, "target '" + name + "'", node, TARGET);
    return new Target(
        name,
        fields.text("host").orElse(name),
        fields.port("port"),
        fields.text("user"),
        fields.flag("sudo", false));
  }

  private Service service(
      String name, YamlNode node, Map<String, Target> targets, CommandReader commands) {
    Fields fields = new Fields(file, "service '" + name + "'", node, SERVICE);
    List<Instance> instances = new ArrayList<>();
    YamlNode list =
        fields
            .node("instances")
            .orElseThrow(
                () -> fields.error("instances", "is missing; a service needs at least one"));
    if (!(list instanceof Sequence sequence) || sequence.items().isEmpty()) {
      throw fields.error("instances", "must be a list with at least one instance");
    }
    for (YamlNode item : sequence.items()) {
      Instance instance = instance(name, item, fields, targets);
      if (instances.stream().anyMatch(i -> i.target().equals(instance.target()))) {
        throw new ConfigurationError(
            file,
            item.line(),
            "service '"
                + name
                + "' already has an instance on '"
                + instance.target()
                + "'; give the second one a target of its own (the same host is fine)");
      }
      instances.add(instance);
    }
    return new Service(
        name,
        fields.text("playbook").orElse("connection-reset"),
        instances,
        commands.commands(fields),
        caution(fields, instances.size()),
        investigatesByItself(fields));
  }

  private static boolean investigatesByItself(Fields fields) {
    String word = fields.text("investigate").orElse("auto");
    return switch (word) {
      case "auto" -> true;
      case "manual" -> false;
      default ->
          throw fields.error(
              "investigate",
              "'"
                  + word
                  + "' is not allowed; allowed are: auto (an alert starts the playbook), manual");
    };
  }

  private static Caution caution(Fields fields, int instances) {
    Caution usual = Caution.usual(instances);
    return new Caution(
        fields.number("capacity-floor", instances).orElse(usual.floor()),
        fields.duration("verify-window", usual.verifyWindow()),
        fields.duration("quarantine", usual.quarantine()),
        fields.duration("drain-settle", usual.drainSettle()));
  }

  private Instance instance(
      String service, YamlNode node, Fields defaults, Map<String, Target> targets) {
    Fields fields = new Fields(file, "an instance of '" + service + "'", node, INSTANCE);
    String targetName =
        fields.text("target").orElseThrow(() -> fields.error("target", "is missing"));
    Target target = targets.get(targetName);
    if (target == null) {
      throw fields.error(
          "target",
          "there is no target '"
              + targetName
              + "'"
              + Spelling.hint(targetName, targets.keySet())
              + "; targets are: "
              + String.join(", ", targets.keySet()));
    }
    HostPort address = address(fields, target);
    AccessReader access = new AccessReader(file, targets);
    return new Instance(
            service,
            targetName,
            address,
            either(fields, defaults, "health-path")
                .map(text -> healthPath(fields, text))
                .orElse("/"),
            either(fields, defaults, "metrics").map(text -> uri(fields, text)),
            either(fields, defaults, "metrics-from")
                .map(text -> from(fields, text))
                .orElse(MetricsFrom.TARGET),
            either(fields, defaults, "log"),
            either(fields, defaults, "access-log"),
            either(fields, defaults, "database")
                .map(text ->
                    HostPort.parse(text)
                        .orElseThrow(
                            () -> fields.error("database", "'" + text + "' is not host:port"))))
        .with(
            access.database(fields, defaults),
            access.prometheus(fields, defaults, target, address::toString));
  }

  private static HostPort address(Fields fields, Target target) {
    Optional<String> text = fields.text("address");
    OptionalInt port = fields.port("port");
    if (text.isPresent() == port.isPresent()) {
      throw fields.error(
          text.isPresent() ? "port" : "address",
          "give either 'address' (host:port) or 'port' (on the target's own host)");
    }
    if (port.isPresent()) {
      return new HostPort(target.host(), port.getAsInt());
    }
    return text.flatMap(HostPort::parse)
        .orElseThrow(() -> fields.error("address", "'" + text.orElse("") + "' is not host:port"));
  }

  private static Optional<String> either(Fields own, Fields defaults, String key) {
    return own.text(key).or(() -> defaults.text(key));
  }

  private static String healthPath(Fields fields, String text) {
    if (!text.matches("/[!-~]*")) {
      throw fields.error(
          "health-path", "'" + text + "' is no path; it begins with / and has no spaces");
    }
    return text;
  }

  private static URI uri(Fields fields, String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw fields.error("metrics", "'" + text + "' is no http:// or https:// address");
  }

  private static MetricsFrom from(Fields fields, String text) {
    return switch (text) {
      case "target" -> MetricsFrom.TARGET;
      case "dee" -> MetricsFrom.DEE;
      default ->
          throw fields.error(
              "metrics-from",
              "'"
                  + text
                  + "' is not allowed; allowed are: target (a command on the target asks), dee"
                  + " (Dee's own host asks)");
    };
  }

  private static List<String> join(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }
}
