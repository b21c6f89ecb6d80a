package dee.bot.discord.ask;

import dee.bot.command.GivenCommand;
import dee.bot.discord.ask.CommandIds.Press;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;

/** Buttons and selects, whoever put them there: this Dee or one before it. */
final class PressedButtons {

  private final CommandIds ids;
  private final Obedience obedience;
  private final Dialogs dialogs;

  PressedButtons(CommandIds ids, Obedience obedience, Dialogs dialogs) {
    this.ids = ids;
    this.obedience = obedience;
    this.dialogs = dialogs;
  }

  /**
   * Does what a press means.
   *
   * @param chosen what was selected; empty for a button
   */
  void obey(GenericComponentInteractionCreateEvent event, List<String> chosen)
      throws InterruptedException {
    Optional<Press> press = ids.read(event.getComponentId());
    if (press.isEmpty()) {
      obedience.answers(event).ifPresent(a -> a.say(OldCard.notice()));
      return;
    }
    switch (press.get()) {
      case Press.Obey(GivenCommand given) -> obedience.obey(event, given);
      case Press.Ask(GivenCommand given) -> dialogs.open(event, given);
      case Press.Choose(GivenCommand given, String option) ->
          obedience.obey(event, chosen.isEmpty() ? given : given.with(option, chosen.getFirst()));
    }
  }
}
