package dee.bot.discord.ask;

import dee.bot.command.CommandSpec;
import dee.bot.command.LiveValues.Named;
import dee.bot.command.Suggestions;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers values while they are typed, from memory alone. */
final class Autocompletion {

  private static final Logger LOG = LoggerFactory.getLogger(Autocompletion.class);

  private final Asking asking;

  Autocompletion(Asking asking) {
    this.asking = asking;
  }

  void offer(CommandAutoCompleteInteractionEvent event) {
    Optional<CommandSpec> command = asking.commands().registry().find(event.getFullCommandName());
    List<Command.Choice> choices =
        command.stream()
            .flatMap(spec ->
                new Suggestions(asking.knowledge().live())
                        .of(
                            spec,
                            event.getFocusedOption().getName(),
                            event.getFocusedOption().getValue(),
                            asking.staff().rights(event))
                        .stream())
            .filter(named -> named.name().length() <= OptionData.MAX_CHOICE_VALUE_LENGTH)
            .map(Autocompletion::choice)
            .toList();
    try {
      event.replyChoices(choices).complete();
    } catch (ErrorResponseException e) {
      LOG.debug("whoever typed has typed on: {}", e.getMessage());
    }
  }

  private static Command.Choice choice(Named named) {
    String label = named.about().isEmpty() ? named.name() : named.name() + " · " + named.about();
    return new Command.Choice(Shortened.to(label, OptionData.MAX_CHOICE_NAME_LENGTH), named.name());
  }
}
