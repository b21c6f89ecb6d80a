package dee.bot.discord;

import dee.bot.room.Text;
import dee.bot.room.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those who run Dee what changes between it and Discord: each trouble once, and its end.
 *
 * @param says where they read, besides the log
 */
public record ConnectionNews(Texts texts, Consumer<String> says) {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionNews.class);

  void changed(ConnectionStanding before, ConnectionStanding now) {
    now.invite()
        .filter(invite -> !before.invite().equals(Optional.of(invite)))
        .ifPresent(invite -> says.accept(texts.of("setup.invite", invite)));
    List<Text> fresh =
        now.troubles().stream().filter(trouble -> !before.troubles().contains(trouble)).toList();
    fresh.forEach(trouble -> {
      LOG.warn("Discord: {}", texts.of(trouble));
      says.accept(texts.of("setup.trouble", texts.of(trouble)));
    });
    if (now.state() == ConnectionStanding.State.CONNECTED
        && (before.state() != ConnectionStanding.State.CONNECTED
            || (now.troubles().isEmpty() && !before.troubles().isEmpty()))) {
      says.accept(
          texts.of(now.troubles().isEmpty() ? "setup.connected" : "setup.connected.partly"));
    }
  }

  /** Why nothing can be posted now. */
  String why(ConnectionStanding standing) {
    return standing.troubles().stream()
        .findFirst()
        .map(texts::of)
        .orElseGet(() -> texts.of("setup.not-yet"));
  }
}
