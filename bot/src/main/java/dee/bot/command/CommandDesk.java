package dee.bot.command;

import dee.bot.command.CommandHandler.Call;
import dee.bot.incident.Actor;
import dee.bot.room.Post;
import dee.bot.room.Room;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes typed lines, finds whoever handles them, and answers for what goes wrong. */
public final class CommandDesk {

  private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);

  private final CommandParser parser;
  private final Map<CommandSpec, CommandHandler> handlers;

  public CommandDesk(CommandParser parser, Map<CommandSpec, CommandHandler> handlers) {
    this.parser = parser;
    this.handlers = Map.copyOf(handlers);
  }

  /** Obeys a line, or says why not. */
  public void obey(String line, Actor by, Room reply) throws InterruptedException {
    switch (parser.parse(line)) {
      case Parsed.Nothing _ -> {}
      case Parsed.Refused(var problem) ->
          reply.say(new Post.Notice(Post.Notice.Tone.ERROR, problem));
      case Parsed.Understood(CommandSpec command, Arguments arguments) ->
          handle(command, new Call(arguments, line.strip(), by, reply));
    }
  }

  private void handle(CommandSpec command, Call call) throws InterruptedException {
    Optional<CommandHandler> handler = Optional.ofNullable(handlers.get(command));
    if (handler.isEmpty()) {
      call.reply().say(Post.Notice.error("refused.not-here", "/" + command.path()));
      return;
    }
    try {
      handler.get().handle(call);
    } catch (RuntimeException e) {
      LOG.debug("/{} failed", command.path(), e);
      call.reply()
          .say(Post.Notice.error("failed", "/" + command.path(), String.valueOf(e.getMessage())));
    }
  }
}
