package dee.bot.discord.ask;

import dee.bot.command.CommandDesk;
import dee.bot.command.GivenCommand;
import java.util.Optional;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens forms; where there is nothing to ask, the command is obeyed as it is. */
final class Dialogs {

  private static final Logger LOG = LoggerFactory.getLogger(Dialogs.class);

  private final Asking asking;
  private final Obedience obedience;

  Dialogs(Asking asking, Obedience obedience) {
    this.asking = asking;
    this.obedience = obedience;
  }

  /** A form must be the very first answer, so all it needs is at hand. */
  <E extends IModalCallback & IReplyCallback> void open(E event, GivenCommand given)
      throws InterruptedException {
    if (!asking.staff().rights(event).contains(given.command().right())) {
      refuse(event, given);
      return;
    }
    GivenCommand meant = asking.whereabouts().meant(given, event, asking.knowledge().live());
    Optional<Modal> form = new Questionnaire(asking, asking.languages().texts(event)).of(meant);
    if (form.isEmpty()) {
      obedience.obey(event, meant);
      return;
    }
    try {
      event.replyModal(form.get()).complete();
    } catch (ErrorResponseException e) {
      if (e.getErrorResponse() != ErrorResponse.UNKNOWN_INTERACTION && !inDoubt(e)) {
        throw e;
      }
      LOG.warn("a form for /{} may not have opened: {}", given.command().path(), e.getMessage());
    }
  }

  private void refuse(IReplyCallback event, GivenCommand given) {
    obedience
        .answers(event)
        .ifPresent(answers ->
            CommandDesk.refusal(given.command(), asking.staff().caller(event))
                .ifPresent(answers::say));
  }

  private static boolean inDoubt(ErrorResponseException e) {
    return e.getErrorCode() < 0
        || e.getErrorResponse() == ErrorResponse.INTERACTION_ALREADY_ACKNOWLEDGED;
  }
}
