package dee.bot.discord.standin;

import java.util.List;
import java.util.Objects;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.modals.Modal;

/** A small bot that uses every sort of interaction once. */
final class EchoBot extends ListenerAdapter {

  static List<CommandData> commands() {
    SubcommandData say =
        new SubcommandData("say", "Says it")
            .addOption(OptionType.STRING, "what", "The words", true, true)
            .addOption(OptionType.USER, "whom", "To whom");
    return List.of(
        Commands.slash("echo", "Echoes").addSubcommands(say, new SubcommandData("slow", "Defers")),
        Commands.message("Keep"));
  }

  @Override
  public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
    if ("slow".equals(event.getSubcommandName())) {
      event.deferReply(true).flatMap(hook -> hook.editOriginal("done at last")).queue();
      return;
    }
    String words = event.getOption("what", "", option -> option.getAsString());
    String whom = event.getOption("whom", "nobody", option -> option.getAsUser().getName());
    event
        .reply(words + " to " + whom + " by " + event.getUser().getName())
        .addComponents(ActionRow.of(Button.primary("v1:go", "Go"), Button.danger("v1:ask", "Ask")))
        .queue();
  }

  @Override
  public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
    String typed = event.getFocusedOption().getValue();
    event.replyChoiceStrings(typed + "-one", typed + "-two").queue();
  }

  @Override
  public void onButtonInteraction(ButtonInteractionEvent event) {
    if ("v1:go".equals(event.getComponentId())) {
      event.editMessage("gone by " + event.getUser().getName()).setComponents().queue();
      return;
    }
    TextInput input = TextInput.create("why", TextInputStyle.SHORT).setValue("because").build();
    event
        .replyModal(Modal.create("v1:why", "Why").addComponents(Label.of("Reason", input)).build())
        .queue();
  }

  @Override
  public void onModalInteraction(ModalInteractionEvent event) {
    event
        .reply("reason: " + Objects.requireNonNull(event.getValue("why")).getAsString())
        .setEphemeral(true)
        .queue();
  }

  @Override
  public void onMessageContextInteraction(MessageContextInteractionEvent event) {
    event.reply("kept: " + event.getTarget().getContentRaw()).setEphemeral(true).queue();
  }
}
