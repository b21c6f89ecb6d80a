package dee.bot;

import dee.bot.target.Inventory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The chat in the terminal: {@code dee chat}. */
@Command(
    name = "chat",
    mixinStandardHelpOptions = true,
    description = "Opens the chat in the terminal; /help lists what can be asked.")
final class ChatCommand implements Callable<Integer> {

  @Mixin private final ConfigOption config = new ConfigOption();

  @Override
  public Integer call() throws InterruptedException {
    Inventory inventory = config.inventory();
    try (Conversation conversation = Conversation.open(inventory, inventory.data())) {
      conversation.chat();
      return 0;
    }
  }
}
