package dee.bot.discord.post;

import dee.bot.discord.form.Forms;
import dee.bot.incident.IncidentId;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Post;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

/** Says in few words what a post is, so that tests can tell posts apart. */
final class FakeForms implements Forms {

  private static final String NO_FORM = "breaks";
  private static final String TOO_LONG = "too long";

  /** A notice that has no form. */
  static Post withoutForm() {
    return Post.Notice.info("x", NO_FORM);
  }

  /** A notice with a form that Discord refuses: all its embeds together are over 6000. */
  static Post refused() {
    return Post.Notice.info("x", TOO_LONG);
  }

  static String words(Post post) {
    return switch (post) {
      case Post.Announcement a -> "announced " + a.incident();
      case Post.Card card -> "card " + card.incident().id() + " " + card.incident().status().word();
      case Post.Progress p -> "progress " + p.key() + " " + p.reached();
      case Post.UpdatePost u -> "update " + u.number();
      case Post.ComparisonPost _ -> "compared";
      case Post.Notice n -> "notice " + String.join(" ", n.text().values());
      default -> post.getClass().getSimpleName();
    };
  }

  @Override
  public MessageCreateData message(Post post) {
    String words = words(post);
    if (words.endsWith(NO_FORM)) {
      throw new IllegalStateException(words);
    }
    MessageCreateBuilder message = new MessageCreateBuilder().setContent(words);
    if (words.endsWith(TOO_LONG)) {
      EmbedBuilder embed = new EmbedBuilder().setDescription("x".repeat(3500));
      message.setEmbeds(embed.build(), embed.build());
    }
    if (post instanceof Post.Card card) {
      String lead = card.incident().lead().orElse("nobody");
      boolean overdue = card.next().filter(Post.Due::overdue).isPresent();
      message.setEmbeds(
          new EmbedBuilder()
              .setTitle("a ")
              .addField("lead", lead + (overdue ? " overdue" : ""), true)
              .build());
      message.setComponents(ActionRow.of(Button.primary("v1:ack:1", "Acknowledge")));
    }
    return message.build();
  }

  @Override
  public MessageEditData edit(Post post) {
    return new MessageEditBuilder().applyCreateData(message(post)).setReplace(true).build();
  }

  @Override
  public Optional<MessageCreateData> plots(IncidentId incident, List<TimelineEntry> timeline) {
    List<FileUpload> files = new ArrayList<>();
    files.add(FileUpload.fromData("png".getBytes(StandardCharsets.UTF_8), "plot.png"));
    return Optional.of(new MessageCreateBuilder().setContent("plots").setFiles(files).build());
  }
}
