package dee.bot.discord.ask;

import dee.bot.command.GivenCommand;
import dee.bot.discord.ask.CommandIds.Press;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.components.Component;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;

/** Filled-in forms: their values go the same way as what was typed. */
final class SubmittedForms {

  private final CommandIds ids;
  private final Obedience obedience;

  SubmittedForms(CommandIds ids, Obedience obedience) {
    this.ids = ids;
    this.obedience = obedience;
  }

  void obey(ModalInteractionEvent event) throws InterruptedException {
    Optional<Answers> answers = obedience.answers(event);
    if (answers.isEmpty()) {
      return;
    }
    if (ids.read(event.getModalId()).orElse(null) instanceof Press.Ask(GivenCommand given)) {
      GivenCommand filled = given;
      for (ModalMapping value : event.getValues()) {
        String text = text(value);
        filled = text.isBlank() ? filled : filled.with(value.getCustomId(), text);
      }
      obedience.obey(event, filled, answers.get());
    } else {
      answers.get().say(OldCard.notice());
    }
  }

  private static String text(ModalMapping value) {
    if (value.getType() == Component.Type.STRING_SELECT) {
      List<String> chosen = value.getAsStringList();
      return chosen.isEmpty() ? "" : chosen.getFirst();
    }
    return Optional.ofNullable(value.getAsOptionalString()).orElse("");
  }
}
