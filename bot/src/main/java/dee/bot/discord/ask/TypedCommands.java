package dee.bot.discord.ask;

import dee.bot.command.GivenCommand;
import dee.bot.command.Registry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;

/** What people type after a slash. */
final class TypedCommands {

  private final Asking asking;
  private final Obedience obedience;
  private final Dialogs dialogs;

  TypedCommands(Asking asking, Obedience obedience, Dialogs dialogs) {
    this.asking = asking;
    this.obedience = obedience;
    this.dialogs = dialogs;
  }

  void obey(SlashCommandInteractionEvent event) throws InterruptedException {
    Optional<GivenCommand> bare =
        asking
            .commands()
            .registry()
            .find(event.getFullCommandName())
            .map(command -> new GivenCommand(command, Map.of()));
    if (bare.isEmpty()) {
      // Registered by an older Dee; this one has other commands.
      obedience.answers(event).ifPresent(a -> a.say(OldCard.notice()));
      return;
    }
    if (bare.get().command().equals(Registry.UPDATE) && event.getOption("text") == null) {
      dialogs.open(event, given(bare.get(), event));
    } else {
      Optional<Answers> answers = obedience.answers(event);
      if (answers.isPresent()) {
        obedience.obey(event, given(bare.get(), event), answers.get());
      }
    }
  }

  private GivenCommand given(GivenCommand bare, SlashCommandInteractionEvent event) {
    Map<String, String> typed = new LinkedHashMap<>();
    event.getOptions().forEach(option -> typed.put(option.getName(), value(option)));
    return new GivenCommand(bare.command(), typed);
  }

  private String value(OptionMapping option) {
    return switch (option.getType()) {
      case BOOLEAN -> option.getAsBoolean() ? "yes" : "no";
      case USER -> asking.staff().name(option.getAsUser());
      default -> option.getAsString();
    };
  }
}
