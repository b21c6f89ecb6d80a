package dee.bot.command;

import dee.bot.incident.Actor;
import dee.bot.room.Room;

/** Does what one command asks for. */
@FunctionalInterface
public interface CommandHandler {

  /**
   * Obeys, and answers to the call's room.
   *
   * @throws InterruptedException when the program or the run was told to stop
   */
  void handle(Call call) throws InterruptedException;

  /**
   * One command as it was given.
   *
   * @param line as it was typed
   * @param reply where only the caller needs to see the answer
   */
  record Call(Arguments arguments, String line, Caller caller, Room reply) {

    public Actor by() {
      return caller.by();
    }
  }
}
