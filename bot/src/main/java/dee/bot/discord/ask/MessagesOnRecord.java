package dee.bot.discord.ask;

import dee.bot.command.GivenCommand;
import dee.bot.command.Registry;
import dee.bot.incident.IncidentId;
import dee.bot.room.Cleaned;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;

/** Puts what people wrote in an incident's thread on its timeline, when one of them wants that. */
final class MessagesOnRecord {

  private static final int LONGEST = 2000;

  private final Asking asking;
  private final Obedience obedience;

  MessagesOnRecord(Asking asking, Obedience obedience) {
    this.asking = asking;
    this.obedience = obedience;
  }

  void add(MessageContextInteractionEvent event) throws InterruptedException {
    Optional<Answers> answers = obedience.answers(event);
    Optional<IncidentId> incident = asking.whereabouts().here(event);
    if (answers.isEmpty()) {
      return;
    }
    if (incident.isEmpty()) {
      answers.get().say(Post.Notice.error("ask.no-incident-here"));
      return;
    }
    Message message = event.getTarget();
    Map<String, String> typed =
        Map.of(
            "incident", incident.get().toString(),
            "text", Cleaned.calm(said(message, asking.languages().texts(event)), LONGEST),
            "at", message.getTimeCreated().truncatedTo(ChronoUnit.SECONDS).toInstant().toString());
    obedience.obey(event, new GivenCommand(Registry.NOTE, typed), answers.get());
  }

  /** Who said what. */
  private String said(Message message, Texts texts) {
    String name =
        message.isWebhookMessage()
            ? message.getAuthor().getName()
            : asking.staff().name(message.getAuthor());
    return texts.of("ask.said", name, words(message, texts));
  }

  private static String words(Message message, Texts texts) {
    String files =
        message.getAttachments().stream()
            .map(Message.Attachment::getFileName)
            .collect(Collectors.joining(", "));
    if (!message.getContentDisplay().isBlank()) {
      return message.getContentDisplay();
    }
    return files.isEmpty() ? texts.of("ask.said.nothing") : texts.of("ask.said.files", files);
  }
}
