package dee.bot.command;

import dee.bot.room.Post;
import dee.bot.room.Text;
import dee.bot.target.People;

/** Handles {@code /help}: every command that the caller may give, as the registry has it. */
public record HelpCommand(Registry registry, People people) implements CommandHandler {

  @Override
  public void handle(Call call) {
    call.reply()
        .say(
            new Post.Listing(
                Text.of("help.title"),
                registry.allowing(people.rightsOf(call.by().name())).commands().stream()
                    .map(c -> new Post.Row(c.usage(), Text.of(c.textKey())))
                    .toList()));
  }
}
