package dee.bot.target;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
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
          "discord",
          "health",
          "people",
          "updates",
          "language");
  private static final List<String> TARGET = List.of("host", "port", "user", "sudo");

  /** The languages Dee writes in. */
  private static final Map<String, Locale> LANGUAGES =
      Map.of("en", Locale.ENGLISH, "zh-CN", Locale.SIMPLIFIED_CHINESE);

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
    List.of(TOP, DatabaseReader.KEYS, SshReader.KEYS, TARGET).forEach(keys::addAll);
    List.of(ServiceReader.KEYS, InstanceReader.KEYS, CommandReader.KEYS).forEach(keys::addAll);
    List.of(AlertsReader.ALERTS, AlertsReader.ROUTE, AlertsReader.RULE).forEach(keys::addAll);
    List.of(UpdatesReader.KEYS, List.of(PeopleReader.DEFAULT)).forEach(keys::addAll);
    List.of(AccessReader.DATABASE_KEYS, AccessReader.PROMETHEUS_KEYS, AccessReader.MEASURES)
        .forEach(keys::addAll);
    List.of(DiscordReader.KEYS, HealthReader.KEYS).forEach(keys::addAll);
    return keys;
  }

  private Inventory inventory(YamlNode root) {
    Fields top = new Fields(file, "the configuration", root, TOP);
    Map<String, Target> targets = new LinkedHashMap<>();
    section(top, "targets")
        .forEach((name, node) -> targets.put(name(name, node), target(name, node)));
    SshAccess ssh = SshReader.read(file, top.node("ssh"));
    ServiceReader reader =
        new ServiceReader(file, targets, new CommandReader(file, targets.keySet(), ssh.total()));
    Map<String, Service> services = new LinkedHashMap<>();
    section(top, "services")
        .forEach((name, node) -> services.put(name(name, node), reader.read(name, node)));
    return new Inventory(
        file,
        kept(top),
        ssh,
        targets,
        services,
        new Doors(
            top.node("alerts").map(new AlertsReader(file, services.keySet())::read),
            top.node("discord").map(new DiscordReader(file)::read),
            top.node("health").map(node -> HealthReader.read(file, node))),
        new Manners(
            PeopleReader.read(file, top.node("people")),
            UpdatesReader.read(file, top.node("updates")),
            language(top)));
  }

  private Kept kept(Fields top) {
    return new Kept(
        top.path("data").orElse(Path.of(System.getProperty("user.home"), ".local", "share", "dee")),
        top.node("database").map(node -> DatabaseReader.read(file, node)),
        top.duration("retention", Duration.ofDays(90)));
  }

  private static Locale language(Fields top) {
    String word = top.text("language").orElse("en");
    Locale language = LANGUAGES.get(word);
    if (language == null) {
      throw top.error(
          "language", "'" + word + "' is not allowed; allowed are: en (English), zh-CN (简体中文)");
    }
    return language;
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

  private Target target(String name, YamlNode node) {
    Fields fields = new Fields(file, "target '" + name + "'", node, TARGET);
    return new Target(
        name,
        fields.text("host").orElse(name),
        fields.port("port"),
        fields.text("user"),
        fields.flag("sudo", false));
  }
}
