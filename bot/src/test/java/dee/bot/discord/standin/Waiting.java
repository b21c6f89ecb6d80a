package dee.bot.discord.standin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long is waited for the bot: three seconds for the first response, longer for the rest. */
final class Waiting {

  private final Journal journal;
  private volatile Duration firstResponse = Duration.ofSeconds(3);
  private volatile Duration tokenLife = Duration.ofMinutes(15);
  private volatile Duration patience = Duration.ofSeconds(30);

  Waiting(Journal journal) {
    this.journal = journal;
  }

  Instant now() {
    return journal.now();
  }

  void firstResponse(Duration most) {
    firstResponse = most;
  }

  void tokenLife(Duration life) {
    tokenLife = life;
  }

  void patience(Duration most) {
    patience = most;
  }

  Duration patience() {
    return patience;
  }

  boolean tooLate(Exchange exchange) {
    return now().isAfter(exchange.sentAt().plus(firstResponse));
  }

  boolean tokenIsDead(Exchange exchange) {
    return now().isAfter(exchange.sentAt().plus(tokenLife));
  }

  Exchange.Callback answered(Exchange exchange) {
    Duration most = firstResponse.plusSeconds(1);
    return journal.await("a first response to " + exchange.person(), most, () -> exchange.callback);
  }

  StoredMessage filled(Exchange exchange) {
    Exchange.Callback first = answered(exchange);
    return journal.await(
        "the message after " + first,
        patience,
        () -> exchange.unfilled ? Optional.empty() : exchange.original);
  }
}
