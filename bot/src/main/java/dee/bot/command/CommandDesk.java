package dee.bot.command;

import dee.bot.command.CommandHandler.Call;
import dee.bot.room.Cleaned;
import dee.bot.room.Post;
import dee.bot.room.Room;
import dee.bot.target.Right;
import dee.probes.text.Redactor;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes typed lines, looks whether the caller may do what they ask, finds whoever handles them, and
 * answers for what goes wrong. No handler ever sees a secret that was typed.
 */
public final class CommandDesk {

  private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);

  private final CommandParser parser;
  private final Map<CommandSpec, CommandHandler> handlers;

  public CommandDesk(CommandParser parser, Map<CommandSpec, CommandHandler> handlers) {
    this.parser = parser;
    this.handlers = Map.copyOf(handlers);
  }

  /** Obeys a line, or says why not. */
  public void obey(String line, Caller caller, Room reply) throws InterruptedException {
    obey(parser.parse(line), line, caller, reply);
  }

  /**
   * Obeys a command whose options a chat took apart already, or says why not.
   *
   * @param typed the options' values by name; those without a value are left out
   */
  public void obey(CommandSpec command, Map<String, String> typed, Caller caller, Room reply)
      throws InterruptedException {
    StringBuilder line = new StringBuilder("/" + command.path());
    typed.forEach((name, value) -> line.append(' ').append(name).append(':').append(value));
    obey(parser.read(command, typed), line.toString(), caller, reply);
  }

  private void obey(Parsed parsed, String line, Caller caller, Room reply)
      throws InterruptedException {
    switch (parsed) {
      case Parsed.Nothing _ -> {}
      case Parsed.Refused(var problem) ->
          reply.say(new Post.Notice(Post.Notice.Tone.ERROR, problem));
      case Parsed.Understood(CommandSpec command, Arguments arguments) -> {
        Set<Right> missing = EnumSet.copyOf(command.needs(arguments));
        missing.removeAll(caller.rights());
        if (missing.isEmpty()) {
          Arguments.Safe safe = arguments.safe();
          handle(command, new Call(safe.arguments(), safe(line), caller, reply), safe.secrets());
        } else {
          reply.say(refusal(command, missing, caller));
        }
      }
    }
  }

  /** Why someone may not even begin with a command, whatever its values; empty when they may. */
  public static Optional<Post> refusal(CommandSpec command, Caller caller) {
    return caller.may(command.right())
        ? Optional.empty()
        : Optional.of(refusal(command, Set.of(command.right()), caller));
  }

  private static Post refusal(CommandSpec command, Set<Right> missing, Caller caller) {
    return Post.Notice.error(
        "refused.right",
        "/" + command.path(),
        words(missing),
        caller.by().name(),
        words(caller.rights()));
  }

  private static String safe(String line) {
    return Redactor.redact(Cleaned.calm(line, CommandParser.LONGEST_LINE)).text();
  }

  private static String words(Collection<Right> rights) {
    return rights.isEmpty()
        ? "-"
        : rights.stream().sorted().map(Right::word).collect(Collectors.joining(", "));
  }

  private void handle(CommandSpec command, Call call, int secrets) throws InterruptedException {
    Optional<CommandHandler> handler = Optional.ofNullable(handlers.get(command));
    if (handler.isEmpty()) {
      call.reply().say(Post.Notice.error("refused.not-here", "/" + command.path()));
      return;
    }
    try {
      handler.get().handle(call);
      if (secrets > 0) {
        String key = secrets == 1 ? "secrets.one" : "secrets.many";
        call.reply().say(Post.Notice.warning(key, secrets));
      }
    } catch (RuntimeException e) {
      LOG.debug("/{} failed", command.path(), e);
      call.reply()
          .say(Post.Notice.error("failed", "/" + command.path(), String.valueOf(e.getMessage())));
    }
  }
}
