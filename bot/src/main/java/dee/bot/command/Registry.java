package dee.bot.command;

import static dee.bot.command.CommandSpec.Option.optional;
import static dee.bot.command.CommandSpec.Option.required;

import dee.bot.command.CommandSpec.OptionType;
import dee.bot.command.CommandSpec.Right;
import java.util.List;
import java.util.Optional;

/** All commands there are, in the order of the help. */
public record Registry(List<CommandSpec> commands) {

  public static final CommandSpec DECLARE =
      new CommandSpec(
          "incident declare",
          Right.DECLARE,
          List.of(
              required("service", OptionType.SERVICE),
              required("summary", OptionType.TEXT),
              optional("severity", OptionType.SEVERITY)));
  public static final CommandSpec STATUS =
      new CommandSpec(
          "incident status",
          Right.READ,
          List.of(optional("incident", OptionType.INCIDENT), optional("to", OptionType.STATUS)));
  public static final CommandSpec TIMELINE =
      new CommandSpec(
          "incident timeline", Right.READ, List.of(optional("incident", OptionType.INCIDENT)));
  public static final CommandSpec NOTE =
      new CommandSpec(
          "incident note",
          Right.DECLARE,
          List.of(required("text", OptionType.TEXT), optional("incident", OptionType.INCIDENT)));
  public static final CommandSpec LEAD =
      new CommandSpec(
          "incident lead", Right.DECLARE, List.of(optional("incident", OptionType.INCIDENT)));
  public static final CommandSpec LIST = new CommandSpec("incident list", Right.READ, List.of());
  public static final CommandSpec RESOLVE =
      new CommandSpec(
          "incident resolve", Right.DECLARE, List.of(optional("incident", OptionType.INCIDENT)));
  public static final CommandSpec POSTMORTEM =
      new CommandSpec(
          "incident postmortem", Right.READ, List.of(optional("incident", OptionType.INCIDENT)));
  public static final CommandSpec PLAYBOOKS =
      new CommandSpec("playbook list", Right.READ, List.of());
  public static final CommandSpec RUN =
      new CommandSpec(
          "playbook run",
          Right.PROBE,
          List.of(
              required("playbook", OptionType.PLAYBOOK),
              optional("service", OptionType.SERVICE),
              optional("incident", OptionType.INCIDENT)));
  public static final CommandSpec PROBE =
      new CommandSpec(
          "probe",
          Right.PROBE,
          List.of(
              required("probe", OptionType.PROBE),
              required("target", OptionType.TARGET),
              optional("service", OptionType.SERVICE)));
  public static final CommandSpec PLAN =
      new CommandSpec(
          "mitigate plan",
          Right.PROBE,
          List.of(
              required("what", OptionType.TEXT),
              optional("keep", OptionType.TEXT),
              optional("targets", OptionType.TEXT),
              optional("incident", OptionType.INCIDENT)));
  public static final CommandSpec SHOW_PLAN =
      new CommandSpec("mitigate show", Right.READ, List.of(required("plan", OptionType.TEXT)));
  public static final CommandSpec DRY_RUN =
      new CommandSpec("mitigate dry-run", Right.PROBE, PLAN.options());
  public static final CommandSpec APPROVE =
      new CommandSpec(
          "mitigate approve", Right.APPROVE, List.of(required("plan", OptionType.TEXT)));
  public static final CommandSpec REJECT =
      new CommandSpec(
          "mitigate reject",
          Right.PROBE,
          List.of(required("plan", OptionType.TEXT), optional("why", OptionType.TEXT)));
  public static final CommandSpec CANCEL =
      new CommandSpec(
          "mitigate cancel",
          Right.PROBE,
          List.of(required("plan", OptionType.TEXT), optional("why", OptionType.TEXT)));
  public static final CommandSpec RELEASE =
      new CommandSpec(
          "mitigate release", Right.APPROVE, List.of(required("target", OptionType.TARGET)));
  public static final CommandSpec KEEP =
      new CommandSpec(
          "mitigate keep",
          Right.APPROVE,
          List.of(required("target", OptionType.TARGET), required("for", OptionType.TEXT)));
  public static final CommandSpec HELP = new CommandSpec("help", Right.READ, List.of());
  public static final CommandSpec QUIT = new CommandSpec("quit", Right.READ, List.of());

  public static final Registry STANDARD =
      new Registry(
          List.of(
              DECLARE,
              STATUS,
              TIMELINE,
              NOTE,
              LEAD,
              LIST,
              RESOLVE,
              POSTMORTEM,
              PLAYBOOKS,
              RUN,
              PROBE,
              PLAN,
              SHOW_PLAN,
              DRY_RUN,
              APPROVE,
              REJECT,
              CANCEL,
              RELEASE,
              KEEP,
              HELP,
              QUIT));

  public Registry {
    commands = List.copyOf(commands);
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
