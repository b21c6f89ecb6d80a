package dee.bot.discord.ask;

import java.util.Optional;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Discord within its three seconds that an answer will come, for the caller alone.
 *
 * <p>Where Discord says that it no longer knows the interaction, the person was told that Dee did
 * not respond and will try again; so nothing is done. Where it is not known whether Discord heard
 * it, or it says that it heard it before, the command is obeyed and the answer is shown through the
 * interaction's token, which does not depend on what became of the acknowledgement.
 */
final class Acknowledgement {

  private static final Logger LOG = LoggerFactory.getLogger(Acknowledgement.class);

  private Acknowledgement() {}

  /** Where the answer goes; empty when it is too late and nothing is to be done. */
  static Optional<InteractionHook> of(IReplyCallback event) {
    try {
      InteractionHook _ = event.deferReply(true).complete();
    } catch (ErrorResponseException e) {
      if (e.getErrorResponse() == ErrorResponse.UNKNOWN_INTERACTION) {
        LOG.warn("an interaction came too late to be obeyed: {}", e.getMessage());
        return Optional.empty();
      }
      LOG.info("an acknowledgement is in doubt, the answer comes all the same: {}", e.getMessage());
    }
    return Optional.of(hook(event));
  }

  /** A way to answer that does not wait for the acknowledgement. */
  static InteractionHook hook(IReplyCallback event) {
    return InteractionHook.from(event.getJDA(), event.getToken());
  }
}
