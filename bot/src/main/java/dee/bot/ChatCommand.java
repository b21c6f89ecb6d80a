package dee.bot;

import dee.bot.console.Seat;
import dee.bot.target.Inventory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The chat in the terminal: {@code dee chat}. */
@Command(
    name = "chat",
    mixinStandardHelpOptions = true,
    description = "Opens the chat in the terminal; /help lists what can be asked.")
final class ChatCommand implements Callable<Integer> {

  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(
      names = "--as",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "who sits at the terminal; default: ${DEFAULT-VALUE}")
  private String person = "";

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (!Seat.mayBe(person)) {
      throw new ParameterException(
          spec.commandLine(), "--as takes the name of a person, not '" + person + "'");
    }
    Inventory inventory = config.inventory();
    try (Conversation conversation = Conversation.open(inventory, inventory.data(), person)) {
      conversation.chat();
      return 0;
    }
  }
}
