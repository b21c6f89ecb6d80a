package dee.bot.command;

import dee.bot.room.Post;
import dee.bot.room.Text;
import java.util.Map;

/** Handles {@code /help}: every command that the caller may give, as the registry has it. */
public record HelpCommand(Registry registry) implements CommandHandler {

  /** The two names it has. */
  public Map<CommandSpec, CommandHandler> handlers() {
    return Map.of(Registry.HELP, this, Registry.SHORT_HELP, this);
  }

  @Override
  public void handle(Call call) {
    call.reply()
        .say(
            new Post.Listing(
                Text.of("help.title"),
                registry.allowing(call.caller().rights()).commands().stream()
                    .map(c -> new Post.Row(c.usage(), Text.of(c.textKey())))
                    .toList()));
  }
}
