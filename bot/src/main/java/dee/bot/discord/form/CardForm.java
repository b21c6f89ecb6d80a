package dee.bot.discord.form;

import dee.bot.incident.Incident;
import dee.bot.incident.Plan;
import dee.bot.incident.Role;
import dee.bot.room.EntryWords;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;

/** The form of an incident's card, which is edited in place; what is long stays in the thread. */
record CardForm(Texts texts, People people) {

  /** A little less than a field's value may have, so that all fields stay below 6000 together. */
  private static final int FIELD = 1000;

  MessageEmbed of(Post.Card card) {
    Incident incident = card.incident();
    EmbedBuilder embed =
        new EmbedBuilder()
            .setColor(Marks.colour(incident.severity(), incident.status()))
            .setTitle(title(incident))
            .setDescription(
                "**"
                    + Said.line(incident.summary(), 300)
                    + "**\n"
                    + texts.of(
                        "discord.card.declared", Times.CHAT.due(texts, incident.declaredAt())))
            .addField(
                texts.of("discord.card.status"),
                Marks.of(incident.status())
                    + " "
                    + texts.of("discord.status." + incident.status().word()),
                true)
            .addField(
                texts.of("discord.card.severity"),
                Marks.of(incident.severity()) + " " + incident.severity().label(),
                true);
    roles(embed, incident);
    card.coverage()
        .ifPresent(c ->
            embed.addField(
                texts.of("discord.card.coverage"),
                (c.answered() < c.asked() ? "⚠ " : "")
                    + texts.of("discord.card.coverage.says", c.answered(), c.asked()),
                true));
    card.next().ifPresent(due -> embed.addField(texts.of("discord.card.next"), next(due), true));
    below(embed, "discord.card.known", known(card));
    below(embed, "discord.card.waiting", card.waiting().stream().map(this::waiting).toList());
    below(embed, "discord.card.aside", card.aside().stream().map(this::aside).toList());
    return embed.build();
  }

  private String title(Incident incident) {
    String mark =
        incident.status().open() ? Marks.of(incident.severity()) : Marks.of(incident.status());
    return mark
        + " "
        + texts.of(
            "discord.card.title",
            incident.id(),
            Said.line(incident.service(), 60),
            incident.severity().label());
  }

  private void roles(EmbedBuilder embed, Incident incident) {
    for (Role role : Role.values()) {
      Optional<String> person = Optional.ofNullable(incident.roles().get(role));
      if (person.isPresent() || role == Role.LEAD) {
        embed.addField(
            texts.of("discord.card.role." + role.word()),
            person.map(people::named).orElseGet(() -> texts.of("discord.card.nobody")),
            true);
      }
    }
  }

  private String next(Post.Due due) {
    String ago = Times.ago(due.at());
    return due.overdue() ? texts.of("discord.card.next.overdue", ago) : ago;
  }

  private void below(EmbedBuilder embed, String name, List<String> lines) {
    if (!lines.isEmpty()) {
      embed.addField(texts.of(name), Names.below(texts, lines, FIELD), false);
    }
  }

  private List<String> known(Post.Card card) {
    return card.known().isEmpty()
        ? List.of(texts.of("card.nothing"))
        : card.known().stream().map(this::known).toList();
  }

  private String known(Post.Known k) {
    String targets = Names.of(texts, k.targets(), 5, t -> Said.line(t, 40));
    String verdict = texts.of("verdict." + EntryWords.verdict(k.verdict()));
    String causes = Names.of(texts, k.causes(), 4, cause -> Said.line(cause, 40));
    String says = causes.isEmpty() ? verdict : texts.of("card.known", verdict, causes);
    return Marks.of(k.verdict()) + " " + texts.of("card.known", targets, says);
  }

  private String waiting(Plan plan) {
    return "🛠 "
        + texts.of(
            "discord.card.waiting.says",
            Said.line(plan.id(), 20),
            Said.line(plan.name(), 60),
            Times.CHAT.due(texts, plan.expires()));
  }

  private String aside(Plan.Kept kept) {
    return "⏸ "
        + texts.of(
            "discord.card.aside.says",
            Said.line(kept.target(), 60),
            Times.CHAT.due(texts, kept.until()));
  }
}
