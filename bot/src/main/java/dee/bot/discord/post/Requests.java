package dee.bot.discord.post;

import dee.bot.room.Channel.ChannelUnavailable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.requests.RestAction;
import org.jspecify.annotations.Nullable;

/** Asks Discord for something, waits for the answer but not for ever, and says what it means. */
final class Requests {

  /** A request that could not even be sent by then, because of rate limits, is dropped. */
  private static final long TO_BE_SENT_SECONDS = 15;

  /** JDA's own repetitions are over by then. */
  private static final long TO_BE_ANSWERED_SECONDS = 60;

  private Requests() {}

  /**
   * @param asking makes the request; JDA checks permissions and sizes then
   * @throws Refused when it makes no sense to ask for the same again
   * @throws Denied when a permission is missing
   * @throws ChannelUnavailable when it is not known whether it was done, or it may be asked again
   */
  static <T> T done(Supplier<? extends RestAction<T>> asking) throws InterruptedException {
    CompletableFuture<T> answer;
    try {
      answer = asking.get().timeout(TO_BE_SENT_SECONDS, TimeUnit.SECONDS).submit();
    } catch (InsufficientPermissionException e) {
      throw ErrorMeaning.denied(e);
    } catch (IllegalArgumentException | IllegalStateException e) {
      // JDA itself refuses what Discord would refuse.
      throw new Refused(Refused.Why.FORM, String.valueOf(e.getMessage()));
    }
    try {
      return answer.get(TO_BE_ANSWERED_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    } catch (TimeoutException | CancellationException _) {
      answer.cancel(true);
      throw new ChannelUnavailable("Discord did not answer in time; Dee goes on by itself");
    } catch (ExecutionException e) {
      throw meaning(e.getCause());
    }
  }

  private static RuntimeException meaning(@Nullable Throwable cause) {
    return switch (cause) {
      case ErrorResponseException e -> ErrorMeaning.meaning(e);
      case InsufficientPermissionException e -> ErrorMeaning.denied(e);
      case TimeoutException _ ->
          new ChannelUnavailable(
              "Discord limits how fast Dee may post, and its limit did not end in time; Dee goes on"
                  + " by itself");
      case null, default ->
          new ChannelUnavailable("Discord could not be asked (" + cause + "); it is tried again");
    };
  }
}
