package dee.bot.command;

import static dee.bot.command.CommandSpec.Option.optional;
import static dee.bot.command.CommandSpec.Option.required;

import dee.bot.command.CommandSpec.Option;
import dee.bot.command.CommandSpec.OptionType;
import dee.bot.target.Right;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All commands there are, in the order of the help. */
public record Registry(List<CommandSpec> commands) {

  private static final Option INCIDENT = optional("incident", OptionType.INCIDENT);
  private static final Option PLAN = required("plan", OptionType.PLAN);

  public static final CommandSpec DECLARE =
      command(
          "incident declare",
          Right.DECLARE,
          required("service", OptionType.SERVICE),
          required("summary", OptionType.TEXT),
          optional("severity", OptionType.SEVERITY));
  public static final CommandSpec STATUS =
      command(
          "incident status",
          Right.READ,
          INCIDENT,
          optional("to", OptionType.STATUS).needing(Right.DECLARE));
  public static final CommandSpec SEVERITY =
      command("incident severity", Right.DECLARE, required("to", OptionType.SEVERITY), INCIDENT);
  public static final CommandSpec ACKNOWLEDGE =
      command("incident acknowledge", Right.DECLARE, INCIDENT);
  public static final CommandSpec LEAD = command("incident lead", Right.DECLARE, INCIDENT);
  public static final CommandSpec ROLE =
      command(
          "incident role",
          Right.DECLARE,
          required("role", OptionType.ROLE),
          optional("person", OptionType.PERSON),
          INCIDENT);
  public static final CommandSpec NOTE =
      command(
          "incident note",
          Right.DECLARE,
          required("text", OptionType.TEXT),
          INCIDENT,
          optional("at", OptionType.TIME));
  public static final CommandSpec EDIT =
      command(
          "incident edit",
          Right.DECLARE,
          required("entry", OptionType.ENTRY),
          optional("text", OptionType.TEXT),
          optional("at", OptionType.TIME),
          INCIDENT);
  public static final CommandSpec TIMELINE =
      command("incident timeline", Right.READ, INCIDENT, optional("all", OptionType.FLAG));
  public static final CommandSpec LIST = command("incident list", Right.READ);
  public static final CommandSpec UPDATE =
      command("incident update", Right.DECLARE, optional("text", OptionType.TEXT), INCIDENT);
  public static final CommandSpec SNOOZE =
      command("incident snooze", Right.DECLARE, optional("for", OptionType.DURATION), INCIDENT);
  public static final CommandSpec RESOLVE = command("incident resolve", Right.DECLARE, INCIDENT);
  public static final CommandSpec CLOSE = command("incident close", Right.DECLARE, INCIDENT);
  public static final CommandSpec POSTMORTEM = command("incident postmortem", Right.READ, INCIDENT);
  public static final CommandSpec EXPORT = command("incident export", Right.READ, INCIDENT);
  public static final CommandSpec EVIDENCE =
      command("incident evidence", Right.READ, required("id", OptionType.EVIDENCE), INCIDENT);
  public static final CommandSpec PLAYBOOKS = command("playbook list", Right.READ);
  public static final CommandSpec RUN =
      command(
          "playbook run",
          Right.PROBE,
          required("playbook", OptionType.PLAYBOOK),
          optional("service", OptionType.SERVICE),
          INCIDENT);
  public static final CommandSpec PROBE =
      command(
          "probe",
          Right.PROBE,
          required("probe", OptionType.PROBE),
          required("target", OptionType.TARGET),
          optional("service", OptionType.SERVICE));
  public static final CommandSpec MITIGATE_PLAN = planning("mitigate plan", Right.DECLARE);
  public static final CommandSpec MITIGATE_SHOW = command("mitigate show", Right.READ, PLAN);
  public static final CommandSpec MITIGATE_DRY_RUN = planning("mitigate dry-run", Right.READ);
  public static final CommandSpec MITIGATE_APPROVE =
      command("mitigate approve", Right.APPROVE, PLAN);
  public static final CommandSpec MITIGATE_REJECT =
      command("mitigate reject", Right.DECLARE, PLAN, optional("why", OptionType.TEXT));
  public static final CommandSpec MITIGATE_CANCEL =
      command("mitigate cancel", Right.DECLARE, PLAN, optional("why", OptionType.TEXT));
  public static final CommandSpec MITIGATE_RELEASE =
      command("mitigate release", Right.APPROVE, required("target", OptionType.TARGET));
  public static final CommandSpec MITIGATE_KEEP =
      command(
          "mitigate keep",
          Right.APPROVE,
          required("target", OptionType.TARGET),
          required("for", OptionType.DURATION));
  public static final CommandSpec EXPLAIN =
      command("playbook explain", Right.READ, required("playbook", OptionType.PLAYBOOK));
  public static final CommandSpec HELP = command("dee help", Right.READ);
  public static final CommandSpec DOCTOR = command("dee doctor", Right.READ);

  /** Only for a terminal: the help in one word. */
  public static final CommandSpec SHORT_HELP = command("help", Right.READ);

  /** Only for a terminal: another person takes the keyboard. */
  public static final CommandSpec AS = command("as", Right.READ, required("name", OptionType.TEXT));

  /** Only for a terminal. */
  public static final CommandSpec QUIT = command("quit", Right.READ);

  public static final Registry STANDARD =
      new Registry(
          List.of(
              DECLARE,
              STATUS,
              SEVERITY,
              ACKNOWLEDGE,
              LEAD,
              ROLE,
              NOTE,
              EDIT,
              TIMELINE,
              LIST,
              UPDATE,
              SNOOZE,
              RESOLVE,
              CLOSE,
              POSTMORTEM,
              EXPORT,
              EVIDENCE,
              PLAYBOOKS,
              EXPLAIN,
              RUN,
              PROBE,
              MITIGATE_PLAN,
              MITIGATE_SHOW,
              MITIGATE_DRY_RUN,
              MITIGATE_APPROVE,
              MITIGATE_REJECT,
              MITIGATE_CANCEL,
              MITIGATE_RELEASE,
              MITIGATE_KEEP,
              HELP,
              DOCTOR,
              SHORT_HELP,
              AS,
              QUIT));

  /** Those of a chat with many people: nobody can take another's place or leave for all. */
  public static final Registry CHAT = STANDARD.without(Set.of(SHORT_HELP, AS, QUIT));

  public Registry {
    commands = List.copyOf(commands);
  }

  private static CommandSpec command(String path, Right right, Option... options) {
    return new CommandSpec(path, right, List.of(options));
  }

  private static CommandSpec planning(String path, Right right) {
    return command(
        path,
        right,
        required("what", OptionType.TEXT),
        optional("keep", OptionType.NUMBER),
        optional("targets", OptionType.TEXT),
        INCIDENT);
  }

  private Registry without(Set<CommandSpec> some) {
    return new Registry(commands.stream().filter(c -> !some.contains(c)).toList());
  }

  /** The commands and options of someone with these rights. */
  public Registry allowing(Set<Right> rights) {
    return new Registry(commands.stream().flatMap(c -> c.with(rights).stream()).toList());
  }

  public Optional<CommandSpec> find(String path) {
    return commands.stream().filter(c -> c.path().equals(path)).findFirst();
  }

  /** The second words that may follow this first one; empty when it is a command by itself. */
  public List<String> after(String first) {
    return commands.stream()
        .map(CommandSpec::path)
        .filter(path -> path.startsWith(first + " "))
        .map(path -> path.substring(first.length() + 1))
        .toList();
  }

  /** All first words, each once. */
  public List<String> firstWords() {
    return commands.stream().map(c -> c.path().split(" ", 2)[0]).distinct().toList();
  }
}
