package dee.bot.command;

import dee.bot.room.Post;
import dee.bot.room.Text;

/** Handles {@code /help}: every command, as the registry has it. */
public record HelpCommand(Registry registry) implements CommandHandler {

  @Override
  public void handle(Call call) {
    call.reply()
        .say(
            new Post.Listing(
                Text.of("help.title"),
                registry.commands().stream()
                    .map(c -> new Post.Row(c.usage(), Text.of(c.textKey())))
                    .toList()));
  }
}
