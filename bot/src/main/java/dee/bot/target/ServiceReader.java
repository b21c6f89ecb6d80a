package dee.bot.target;

import dee.bot.target.YamlNode.Sequence;
import dee.probes.Instance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads one service with its instances. */
record ServiceReader(Path file, Map<String, Target> targets, CommandReader commands) {

  static final List<String> KEYS =
      Stream.concat(
              Stream.of(
                  "playbook",
                  "investigate",
                  "instances",
                  "commands",
                  "capacity-floor",
                  "verify-window",
                  "quarantine",
                  "drain-settle"),
              InstanceReader.OBSERVED.stream())
          .toList();

  Service read(String name, YamlNode node) {
    Fields fields = new Fields(file, "service '" + name + "'", node, KEYS);
    InstanceReader reader = new InstanceReader(file, targets);
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
      Instance instance = reader.read(name, item, fields);
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
}
