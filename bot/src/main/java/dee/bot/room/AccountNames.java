package dee.bot.room;

import java.util.Optional;

/**
 * The port to what timelines call the people of a chat. A name stays with the account that had it
 * first, whatever that account is called later: who asked and who agreed are told apart by it.
 */
public interface AccountNames {

  /**
   * The name of an account; one that is new gets what it is called now, with a number where another
   * has that name already.
   *
   * @param account its id in the chat, which never changes
   * @param username what the chat calls it now
   */
  String name(String account, String username);

  /** The id of the account that has this name; empty when none has. */
  Optional<String> account(String name);
}
