package dee.bot.discord.ask;

import dee.bot.discord.form.Forms;
import dee.bot.room.Post;
import dee.bot.room.Room;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one person alone reads in answer: the first post takes the place of "thinking…", later ones
 * follow it. What cannot be shown is logged: the command was obeyed all the same.
 */
final class Answers implements Room {

  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  private final InteractionHook hook;
  private final Forms forms;
  private boolean begun;

  Answers(InteractionHook hook, Forms forms) {
    this.hook = hook;
    this.forms = forms;
  }

  @Override
  public synchronized void say(Post post) {
    MessageCreateData message = forms.message(post);
    boolean first = !begun;
    begun = true;
    try {
      if (first) {
        hook.editOriginal(MessageEditData.fromCreateData(message)).complete();
      } else {
        hook.sendMessage(message).setEphemeral(true).complete();
      }
    } catch (ErrorResponseException e) {
      LOG.warn("an answer could not be shown to whoever asked: {}", e.getMessage());
    }
  }

  /** Whether anything was said. */
  synchronized boolean begun() {
    return begun;
  }
}
