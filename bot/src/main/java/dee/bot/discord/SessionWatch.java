package dee.bot.discord;

import dee.bot.room.Text;
import java.util.Optional;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.CloseCode;

/** Notices when a session is ready, and when Discord has ended it for good. */
final class SessionWatch extends ListenerAdapter {

  private final Runnable changed;
  private volatile boolean ready;
  private volatile Optional<Integer> ended = Optional.empty();

  SessionWatch(Runnable changed) {
    this.changed = changed;
  }

  /** Whether the servers and channels are known. */
  boolean ready() {
    return ready;
  }

  /** The code it was ended with; empty while it was not. */
  Optional<Integer> ended() {
    return ended;
  }

  @Override
  public void onReady(ReadyEvent event) {
    ready = true;
    changed.run();
  }

  @Override
  public void onShutdown(ShutdownEvent event) {
    ended = Optional.of(event.getCode());
    changed.run();
  }

  /** What a code means for a person. */
  static Text why(Optional<Integer> code) {
    return switch (code.map(CloseCode::from).orElse(CloseCode.GRACEFUL_CLOSE)) {
      case AUTHENTICATION_FAILED -> Text.of("setup.token-refused");
      case DISALLOWED_INTENTS -> Text.of("setup.intents");
      case CloseCode other ->
          Text.of("setup.ended", code.map(String::valueOf).orElse("?"), other.getMeaning());
    };
  }
}
