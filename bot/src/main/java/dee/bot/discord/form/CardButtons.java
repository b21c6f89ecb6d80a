package dee.bot.discord.form;

import dee.bot.incident.Incident;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import java.util.List;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;

/** What people can do about an incident by a press; nothing once it has ended. */
record CardButtons(Texts texts, ButtonIds ids) {

  List<ActionRow> of(Post.Card card) {
    Incident incident = card.incident();
    if (!incident.status().open()) {
      return List.of();
    }
    Buttons buttons = new Buttons(ids, texts);
    String of = " incident:" + incident.id();
    boolean led = incident.lead().isPresent();
    if (!led && card.seenBy().isEmpty()) {
      buttons.obeying(
          ButtonStyle.PRIMARY,
          texts.of("discord.button.acknowledge"),
          "/incident acknowledge" + of);
    }
    buttons.obeying(
        led ? ButtonStyle.SECONDARY : ButtonStyle.PRIMARY,
        texts.of("discord.button.lead"),
        "/incident lead" + of);
    run(buttons, card, of);
    buttons.asking(
        ButtonStyle.SECONDARY, texts.of("discord.button.mitigate"), "/mitigate plan" + of);
    buttons.asking(
        ButtonStyle.SECONDARY, texts.of("discord.button.update"), "/incident update" + of);
    return buttons.severities(incident.severity(), "/incident severity" + of, "to").rows();
  }

  private void run(Buttons buttons, Post.Card card, String of) {
    if (card.playbook().isEmpty()) {
      buttons.asking(
          ButtonStyle.SECONDARY, texts.of("discord.button.run.first"), "/playbook run" + of);
      return;
    }
    buttons.obeying(
        ButtonStyle.SECONDARY,
        texts.of("discord.button.run"),
        "/playbook run playbook:" + card.playbook().get() + of);
  }
}
