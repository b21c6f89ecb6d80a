package dee.bot.discord.ask;

import dee.bot.command.CommandSpec.Option;
import dee.bot.incident.Role;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import java.util.Arrays;
import java.util.List;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;

/** What Discord asks for an option's value with: a list, a switch, a person, or a text. */
final class OptionShape {

  private static final int LONGEST_TEXT = 2000;
  private static final int HIGHEST_NUMBER = 999_999;

  private OptionShape() {}

  static OptionData of(Option option, String about) {
    return switch (option.type()) {
      case TEXT -> of(OptionType.STRING, option, about).setMaxLength(LONGEST_TEXT);
      case TIME, DURATION, ENTRY -> of(OptionType.STRING, option, about);
      case NUMBER -> of(OptionType.INTEGER, option, about).setRequiredRange(0, HIGHEST_NUMBER);
      case FLAG -> of(OptionType.BOOLEAN, option, about);
      case PERSON -> of(OptionType.USER, option, about);
      case SEVERITY -> of(OptionType.STRING, option, about).addChoices(severities());
      case STATUS -> of(OptionType.STRING, option, about).addChoices(statuses());
      case ROLE -> of(OptionType.STRING, option, about).addChoices(roles());
      case SERVICE, TARGET, PLAYBOOK, PROBE, INCIDENT, EVIDENCE, PLAN ->
          of(OptionType.STRING, option, about).setAutoComplete(true);
    };
  }

  private static OptionData of(OptionType type, Option option, String about) {
    return new OptionData(type, option.name(), about, option.required());
  }

  private static List<Command.Choice> severities() {
    return Arrays.stream(Severity.values())
        .map(s -> new Command.Choice(s.label(), s.word()))
        .toList();
  }

  private static List<Command.Choice> statuses() {
    return Arrays.stream(Status.values()).map(s -> new Command.Choice(s.word(), s.word())).toList();
  }

  private static List<Command.Choice> roles() {
    return Arrays.stream(Role.values()).map(r -> new Command.Choice(r.word(), r.word())).toList();
  }
}
