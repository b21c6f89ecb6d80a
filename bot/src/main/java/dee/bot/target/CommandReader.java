package dee.bot.target;

import dee.bot.target.Command.Check;
import dee.bot.target.YamlNode.Text;
import dee.probes.text.Spelling;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a service's {@code commands:}, each a line or a mapping. */
record CommandReader(Path file, Set<String> targets, Duration longest) {

  static final List<String> KEYS =
      List.of("run", "on", "about", "destructive", "timeout", "eases", "check", "undo");

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  Map<String, Command> commands(Fields service) {
    Map<String, Command> commands = new LinkedHashMap<>();
    service
        .node("commands")
        .ifPresent(node ->
            Fields.mapping(file, "'commands'", node)
                .entries()
                .forEach((name, own) -> commands.put(name, command(name, own))));
    commands.forEach((name, command) ->
        command
            .undo()
            .filter(undo -> !commands.containsKey(undo))
            .ifPresent(undo -> {
              throw service.error(
                  "commands",
                  "'undo' of '"
                      + name
                      + "': there is no command '"
                      + undo
                      + "'"
                      + Spelling.hint(undo, commands.keySet()));
            }));
    return withUsualUndo(commands);
  }

  private Command command(String name, YamlNode node) {
    if (!name.matches("[a-z][a-z0-9-]{0,40}") || name.equals("restart-all-but")) {
      throw new ConfigurationError(
          file,
          node.line(),
          "a command cannot be called '"
              + name
              + "'; use lower-case letters, digits and '-' (restart-all-but is Dee's own)");
    }
    if (node instanceof Text(String line, int at)) {
      return command(name, line(name, line, at), Optional.empty());
    }
    Fields fields = new Fields(file, "command '" + name + "'", node, KEYS);
    String line =
        line(
            name,
            fields.text("run").orElseThrow(() -> fields.error("run", "is missing")),
            node.line());
    return command(name, line, Optional.of(fields));
  }

  private Command command(String name, String line, Optional<Fields> fields) {
    Optional<String> on = fields.flatMap(this::machine);
    Command command =
        new Command(
            name,
            line,
            on,
            fields.flatMap(f -> f.text("about")).orElse(""),
            fields.map(f -> f.flag("destructive", false)).orElse(false),
            fields.map(this::timeout).orElse(TIMEOUT),
            fields
                .filter(f -> f.node("eases").isPresent())
                .map(f -> f.words("eases", "[a-z][a-z0-9-]*"))
                .orElse(UsualCommands.eases(name)),
            fields.flatMap(CommandReader::check).orElse(UsualCommands.check(name)),
            fields.flatMap(f -> f.text("undo")));
    if (on.isPresent() && command.needsProcess()) {
      throw fields
          .orElseThrow()
          .error("on", "$DEE_PID is known only on the instance's own machine; leave 'on' out");
    }
    return command;
  }

  private Optional<String> machine(Fields fields) {
    Optional<String> on = fields.text("on");
    on.filter(name -> !targets.contains(name))
        .ifPresent(name -> {
          throw fields.error(
              "on",
              "there is no target '"
                  + name
                  + "'"
                  + Spelling.hint(name, targets)
                  + "; targets are: "
                  + String.join(", ", targets));
        });
    return on;
  }

  private Duration timeout(Fields fields) {
    Duration timeout = fields.duration("timeout", TIMEOUT);
    if (timeout.toSeconds() < 1 || timeout.compareTo(longest) > 0) {
      throw fields.error(
          "timeout",
          "must be between 1s and 'total-timeout' of 'ssh' (" + longest.toSeconds() + "s)");
    }
    return timeout;
  }

  private static Optional<Check> check(Fields fields) {
    return fields
        .text("check")
        .map(value ->
            switch (value) {
              case "health" -> Check.HEALTH;
              case "none" -> Check.NONE;
              default ->
                  throw fields.error(
                      "check", "'" + value + "' is not allowed; allowed are: health, none");
            });
  }

  /** What people agree to must be seen whole: no second line, nothing invisible. */
  private String line(String name, String text, int at) {
    String line = text.strip();
    if (line.isEmpty() || line.chars().anyMatch(Character::isISOControl)) {
      throw new ConfigurationError(
          file, at, "'" + name + "' must be one line of shell; put more into a script there");
    }
    return line;
  }

  private static Map<String, Command> withUsualUndo(Map<String, Command> commands) {
    Map<String, Command> all = new LinkedHashMap<>();
    commands.forEach((name, c) -> {
      Optional<String> undo =
          c.undo().or(() -> UsualCommands.undo(name).filter(commands::containsKey));
      all.put(
          name,
          new Command(
              name,
              c.line(),
              c.on(),
              c.about(),
              c.destructive(),
              c.timeout(),
              c.eases(),
              c.check(),
              undo));
    });
    return all;
  }
}
