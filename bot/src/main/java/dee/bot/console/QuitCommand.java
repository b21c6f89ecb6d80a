package dee.bot.console;

import dee.bot.command.CommandHandler;

/** Handles {@code /quit}: the chat ends after this line. */
public final class QuitCommand implements CommandHandler {

  private volatile boolean asked;

  @Override
  public void handle(Call call) {
    asked = true;
  }

  boolean asked() {
    return asked;
  }
}
