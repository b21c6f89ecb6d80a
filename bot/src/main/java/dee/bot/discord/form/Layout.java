package dee.bot.discord.form;

import dee.bot.room.Texts;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/**
 * Finds the form in which what is written fits into one message: as its content; else its first
 * line as content and the rest as an embed; else as much as fits, and all of it in a file.
 */
record Layout(Texts texts) {

  /** A file need not be longer to be read by a person. */
  private static final int FILE = 1 << 20;

  /** A message that mentions nobody, whatever is in it; a global default may change, this not. */
  static MessageCreateBuilder quiet() {
    return new MessageCreateBuilder()
        .setAllowedMentions(EnumSet.noneOf(Message.MentionType.class))
        .mentionRepliedUser(false);
  }

  /**
   * A message with these words and no previews of links.
   *
   * @param file what the file would be called, without its ending
   * @param writing writes the same each time
   */
  MessageCreateBuilder of(String file, Consumer<Paper> writing) {
    Paper content = written(Times.CHAT, Message.MAX_CONTENT_LENGTH, writing);
    if (!content.full()) {
      String words = String.join("\n", content.lines());
      return quiet().setContent(words.isBlank() ? "…" : words).setSuppressEmbeds(true);
    }
    Paper more = written(Times.CHAT, MessageEmbed.DESCRIPTION_MAX_LENGTH, writing);
    return more.full() ? attached(Attachments.name(file) + ".md", writing) : embedded(more.lines());
  }

  /** The first line is what people see in a notification, so it stands outside the embed. */
  private static MessageCreateBuilder embedded(List<String> lines) {
    boolean apart = lines.size() > 1 && lines.getFirst().length() <= Message.MAX_CONTENT_LENGTH;
    String below = String.join("\n", lines.subList(apart ? 1 : 0, lines.size()));
    return quiet()
        .setContent(apart ? lines.getFirst() : "")
        .setEmbeds(new EmbedBuilder().setDescription(below).build());
  }

  private MessageCreateBuilder attached(String file, Consumer<Paper> writing) {
    String note = "📎 " + texts.of("discord.attached", file);
    Paper begin = written(Times.CHAT, Message.MAX_CONTENT_LENGTH - note.length() - 1, writing);
    Paper all = written(Times.FILE, FILE, writing);
    return quiet()
        .setContent((String.join("\n", begin.lines()) + "\n" + note).strip())
        .setSuppressEmbeds(true)
        .addFiles(
            Attachments.text(file, String.join("\n", all.lines()) + (all.full() ? "\n…\n" : "\n")));
  }

  private Paper written(Times times, int room, Consumer<Paper> writing) {
    Paper paper = new Paper(texts, times, room);
    writing.accept(paper);
    return paper;
  }
}
