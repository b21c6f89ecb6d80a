package dee.bot.discord.standin;

import java.util.Optional;

/** What a bot may do on an interaction's token for fifteen minutes: the original and followups. */
final class HookRoutes {

  private static final int EPHEMERAL = 1 << 6;

  private final Interactions interactions;
  private final Messages messages;
  private final Waiting waiting;
  private final Journal journal;

  HookRoutes(Interactions interactions, Messages messages, Waiting waiting, Journal journal) {
    this.interactions = interactions;
    this.messages = messages;
    this.waiting = waiting;
    this.journal = journal;
  }

  void addTo(Routes routes) {
    String hook = "webhooks/{application}/{token}";
    routes
        .on("POST", hook, this::followup)
        .on(
            "GET",
            hook + "/messages/{message}",
            call -> Answer.of(messages.json(message(call, exchange(call)))))
        .on("PATCH", hook + "/messages/{message}", this::edit)
        .on("DELETE", hook + "/messages/{message}", this::delete);
  }

  private Exchange exchange(Call call) {
    Exchange exchange =
        interactions
            .withToken(call.text("token"))
            .orElseThrow(() -> ApiError.unknown(10015, "Webhook"));
    if (waiting.tokenIsDead(exchange)) {
      throw ApiError.refused(401, 50027, "Invalid Webhook Token", Violation.Kind.DEAD_TOKEN);
    }
    if (exchange.callback.isEmpty()) {
      throw ApiError.refused(404, 10015, "Unknown Webhook", Violation.Kind.WRONG_CALLBACK);
    }
    return exchange;
  }

  /**
   * The first one after a deferral fills the deferred message, as ephemeral as the deferral was.
   */
  private Answer followup(Call call) {
    Exchange exchange = exchange(call);
    synchronized (exchange) {
      if (exchange.unfilled) {
        fill(exchange, call);
        return Answer.of(messages.json(exchange.original.orElseThrow()));
      }
      boolean ephemeral = (call.body().path("flags").asInt(0) & EPHEMERAL) != 0;
      StoredMessage message =
          messages.send(call.body(), call.files(), exchange.place(), ephemeral, true);
      exchange.followups.add(message);
      journal.changed();
      return Answer.of(messages.json(message));
    }
  }

  private void fill(Exchange exchange, Call call) {
    exchange.original =
        Optional.of(
            messages.send(call.body(), call.files(), exchange.place(), exchange.ephemeral, false));
    exchange.unfilled = false;
    journal.changed();
  }

  private StoredMessage message(Call call, Exchange exchange) {
    if (call.text("message").equals("@original")) {
      return exchange
          .original
          .filter(message -> !message.isDeleted())
          .orElseThrow(() -> ApiError.unknown(10008, "Message"));
    }
    return exchange.followups.stream()
        .filter(message -> message.id() == call.id("message") && !message.isDeleted())
        .findFirst()
        .or(() -> exchange.original.filter(message -> message.id() == call.id("message")))
        .orElseThrow(() -> ApiError.unknown(10008, "Message"));
  }

  private Answer edit(Call call) {
    Exchange exchange = exchange(call);
    synchronized (exchange) {
      if (exchange.unfilled && call.text("message").equals("@original")) {
        fill(exchange, call);
        return Answer.of(messages.json(exchange.original.orElseThrow()));
      }
      StoredMessage message = message(call, exchange);
      messages.edit(message, call.body(), call.files());
      return Answer.of(messages.json(message));
    }
  }

  private Answer delete(Call call) {
    Exchange exchange = exchange(call);
    synchronized (exchange) {
      if (exchange.unfilled && call.text("message").equals("@original")) {
        exchange.unfilled = false;
        journal.changed();
        return Answer.NOTHING;
      }
      messages.delete(message(call, exchange));
      return Answer.NOTHING;
    }
  }
}
