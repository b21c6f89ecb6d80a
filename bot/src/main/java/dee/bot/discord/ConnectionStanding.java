package dee.bot.discord;

import dee.bot.room.Text;
import java.util.List;
import java.util.Optional;

/**
 * How Dee stands with Discord.
 *
 * @param troubles what keeps it from working there, the worst first, each with what to do
 * @param invite the address by which the bot is invited, once it is known
 */
public record ConnectionStanding(State state, List<Text> troubles, Optional<String> invite) {

  /** How far it is. */
  public enum State {
    /** Another Dee speaks in the chat, or this one is not started. */
    SILENT,
    /** On its way. */
    CONNECTING,
    /** Discord was reached, or not, and something keeps Dee out. */
    KEPT_OUT,
    /** People can talk to Dee. */
    CONNECTED
  }

  static final ConnectionStanding SILENT =
      new ConnectionStanding(State.SILENT, List.of(), Optional.empty());

  public ConnectionStanding {
    troubles = List.copyOf(troubles);
  }

  /** Where the gateway is, for metrics: {@code connected}, {@code resuming}, …, and its ping. */
  public record Gateway(String status, long pingMillis) {}
}
