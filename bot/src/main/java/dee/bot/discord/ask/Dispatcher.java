package dee.bot.discord.ask;

import dee.bot.room.Post;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what people do and has it obeyed, each on a thread of its own. What goes wrong and was not
 * foreseen ends here: in the log, and with a number for whoever asked.
 */
public final class Dispatcher implements EventListener {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Asking asking;
  private final Executor executor;
  private final Supplier<String> errorIds;
  private final TypedCommands typed;
  private final Autocompletion autocompletion;
  private final PressedButtons buttons;
  private final SubmittedForms forms;
  private final MessagesOnRecord messages;

  /**
   * A listener for JDA.
   *
   * @param executor runs what may wait: a virtual thread a task
   * @param errorIds short, and new each time
   */
  public Dispatcher(Asking asking, Executor executor, Supplier<String> errorIds) {
    this.asking = asking;
    this.executor = executor;
    this.errorIds = errorIds;
    Obedience obedience = new Obedience(asking);
    Dialogs dialogs = new Dialogs(asking, obedience);
    CommandIds ids = asking.commands().ids();
    this.typed = new TypedCommands(asking, obedience, dialogs);
    this.autocompletion = new Autocompletion(asking);
    this.buttons = new PressedButtons(ids, obedience, dialogs);
    this.forms = new SubmittedForms(ids, obedience);
    this.messages = new MessagesOnRecord(asking, obedience);
  }

  @Override
  public void onEvent(GenericEvent event) {
    if (event instanceof GenericInteractionCreateEvent interaction) {
      executor.execute(() -> obey(interaction));
    }
  }

  private void obey(GenericInteractionCreateEvent event) {
    try {
      route(event);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      String id = errorIds.get();
      LOG.error("error {} at what somebody did in the chat", id, e);
      if (event instanceof IReplyCallback asked) {
        tell(asked, id);
      }
    }
  }

  private void route(GenericInteractionCreateEvent event) throws InterruptedException {
    switch (event) {
      case SlashCommandInteractionEvent slash -> typed.obey(slash);
      case CommandAutoCompleteInteractionEvent typing -> autocompletion.offer(typing);
      case ButtonInteractionEvent pressed -> buttons.obey(pressed, List.of());
      case StringSelectInteractionEvent selected -> buttons.obey(selected, selected.getValues());
      case ModalInteractionEvent submitted -> forms.obey(submitted);
      case MessageContextInteractionEvent message -> messages.add(message);
      default -> LOG.debug("nothing here answers {}", event.getClass().getSimpleName());
    }
  }

  private void tell(IReplyCallback event, String id) {
    try {
      MessageCreateData message =
          asking.languages().forms(event).message(Post.Notice.error("ask.error", id));
      if (event.isAcknowledged()) {
        // A first message after "thinking…" takes its place; a later one follows the answers.
        Acknowledgement.hook(event).sendMessage(message).setEphemeral(true).complete();
      } else {
        event.reply(message).setEphemeral(true).complete();
      }
    } catch (ErrorResponseException e) {
      LOG.warn("error {} could not be told to whoever asked: {}", id, e.getMessage());
    }
  }
}
