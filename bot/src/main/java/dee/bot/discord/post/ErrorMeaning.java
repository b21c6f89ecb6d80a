package dee.bot.discord.post;

import static net.dv8tion.jda.api.requests.ErrorResponse.INVALID_AUTHOR_EDIT;
import static net.dv8tion.jda.api.requests.ErrorResponse.MAX_ACTIVE_THREADS;
import static net.dv8tion.jda.api.requests.ErrorResponse.MISSING_ACCESS;
import static net.dv8tion.jda.api.requests.ErrorResponse.MISSING_PERMISSIONS;
import static net.dv8tion.jda.api.requests.ErrorResponse.THREAD_LOCKED;
import static net.dv8tion.jda.api.requests.ErrorResponse.THREAD_WITH_THIS_MESSAGE_ALREADY_EXISTS;
import static net.dv8tion.jda.api.requests.ErrorResponse.UNKNOWN_CHANNEL;
import static net.dv8tion.jda.api.requests.ErrorResponse.UNKNOWN_MESSAGE;

import dee.bot.discord.post.Refused.Why;
import dee.bot.room.Channel.ChannelUnavailable;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;

/** What Discord's errors mean to a post. */
final class ErrorMeaning {

  /** "You tried to change a thread that is archived"; JDA has no name for it. */
  private static final int ARCHIVED = 50083;

  private ErrorMeaning() {}

  static RuntimeException meaning(ErrorResponseException e) {
    int code = e.getErrorCode();
    if (code == ARCHIVED) {
      return new Refused(Why.THREAD_ARCHIVED, e.getMeaning());
    } else if (code == UNKNOWN_MESSAGE.getCode() || code == INVALID_AUTHOR_EDIT.getCode()) {
      return new Refused(Why.MESSAGE_GONE, e.getMeaning());
    } else if (code == UNKNOWN_CHANNEL.getCode()) {
      return new Refused(Why.CHANNEL_GONE, e.getMeaning());
    } else if (code == THREAD_WITH_THIS_MESSAGE_ALREADY_EXISTS.getCode()) {
      return new Refused(Why.THREAD_EXISTS, e.getMeaning());
    } else if (code == THREAD_LOCKED.getCode()) {
      return new Refused(Why.THREAD_LOCKED, e.getMeaning());
    } else if (code == MISSING_ACCESS.getCode() || code == MISSING_PERMISSIONS.getCode()) {
      return new Denied("Discord says \"" + e.getMeaning() + "\"");
    } else if (code == MAX_ACTIVE_THREADS.getCode()) {
      return new Denied("this server has as many active threads as Discord allows; archive some");
    }
    return byStatus(e);
  }

  private static RuntimeException byStatus(ErrorResponseException e) {
    int status = e.getErrorCode() < 0 ? -1 : e.getResponse().code;
    String said = e.getErrorCode() + " " + e.getMeaning();
    if (status == 400 || status == 413) {
      return new Refused(Why.FORM, said + fields(e));
    } else if (status == 403) {
      return new Denied("Discord says \"" + said + "\"");
    } else if (status == 401) {
      return new Denied(
          "Discord does not take Dee's token any more; put a new one into the configuration");
    } else if (status < 0) {
      return new ChannelUnavailable(
          "Discord did not answer (" + e.getMeaning() + "); Dee goes on by itself");
    }
    return new ChannelUnavailable(
        "Discord answered with an error (" + status + ", " + said + "); Dee goes on by itself");
  }

  static RuntimeException denied(InsufficientPermissionException e) {
    return new Denied("Dee lacks the permission '" + e.getPermission().getName() + "'");
  }

  private static String fields(ErrorResponseException e) {
    return e.getSchemaErrors().stream()
        .map(error -> error.getLocation() + " " + error.getErrors())
        .collect(Collectors.joining("; ", ": ", ""));
  }
}
