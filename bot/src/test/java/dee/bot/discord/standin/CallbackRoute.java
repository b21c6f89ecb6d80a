package dee.bot.discord.standin;

import dee.bot.discord.standin.rules.ChoiceRules;
import dee.bot.discord.standin.rules.ModalRules;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes the first response to an interaction: exactly one, in time, of a sort that fits. */
final class CallbackRoute {

  private static final int EPHEMERAL = 1 << 6;

  private final Interactions interactions;
  private final Messages messages;
  private final Waiting waiting;
  private final Journal journal;

  CallbackRoute(Interactions interactions, Messages messages, Waiting waiting, Journal journal) {
    this.interactions = interactions;
    this.messages = messages;
    this.waiting = waiting;
    this.journal = journal;
  }

  void addTo(Routes routes) {
    routes.on("POST", "interactions/{interaction}/{token}/callback", this::answer);
  }

  private Answer answer(Call call) {
    Exchange exchange =
        interactions
            .withToken(call.text("token"))
            .filter(one -> one.id() == call.id("interaction"))
            .orElseThrow(() ->
                ApiError.refused(
                    404, 10062, "Unknown interaction", Violation.Kind.ANSWERED_TOO_LATE));
    synchronized (exchange) {
      if (exchange.callback.isPresent()) {
        throw ApiError.refused(
            400,
            40060,
            "Interaction has already been acknowledged.",
            Violation.Kind.ANSWERED_TWICE);
      }
      if (waiting.tooLate(exchange)) {
        throw ApiError.refused(404, 10062, "Unknown interaction", Violation.Kind.ANSWERED_TOO_LATE);
      }
      Exchange.Callback callback = fitting(exchange, call.body());
      apply(exchange, callback, call);
      exchange.answeredAt = Optional.of(waiting.now());
      exchange.callback = Optional.of(callback);
    }
    journal.changed();
    boolean told = call.asked("with_response").map(Boolean::parseBoolean).orElse(false);
    return told ? Answer.of(response(exchange)) : Answer.NOTHING;
  }

  private static Exchange.Callback fitting(Exchange exchange, JsonNode body) {
    Optional<Exchange.Callback> callback = Exchange.Callback.of(body.path("type").asInt(0));
    boolean fits =
        callback.isPresent()
            && switch (callback.orElseThrow()) {
              case MESSAGE, DEFERRED_MESSAGE -> exchange.type() != Asked.AUTOCOMPLETE;
              case EDIT, DEFERRED_EDIT ->
                  exchange.source.isPresent() && exchange.type() != Asked.AUTOCOMPLETE;
              case CHOICES -> exchange.type() == Asked.AUTOCOMPLETE;
              case MODAL -> exchange.type() == Asked.COMMAND || exchange.type() == Asked.COMPONENT;
            };
    if (!fits) {
      throw ApiError.refused(
          400,
          50035,
          "Invalid Form Body: type " + body.path("type"),
          Violation.Kind.WRONG_CALLBACK);
    }
    return callback.orElseThrow();
  }

  private void apply(Exchange exchange, Exchange.Callback callback, Call call) {
    JsonNode data = call.body().path("data");
    boolean ephemeral = (data.path("flags").asInt(0) & EPHEMERAL) != 0;
    switch (callback) {
      case MESSAGE -> {
        exchange.ephemeral = ephemeral;
        exchange.original =
            Optional.of(messages.send(data, call.files(), exchange.place(), ephemeral, true));
      }
      case DEFERRED_MESSAGE -> {
        exchange.ephemeral = ephemeral;
        exchange.unfilled = true;
      }
      case DEFERRED_EDIT -> exchange.original = exchange.source;
      case EDIT -> {
        messages.edit(exchange.source.orElseThrow(), data, call.files());
        exchange.original = exchange.source;
      }
      case CHOICES -> ApiError.throwIfAny(ChoiceRules.check(data.path("choices"), "data.choices"));
      case MODAL -> {
        ApiError.throwIfAny(ModalRules.check(data));
        Numbering.of(data.path("components"));
      }
    }
    exchange.data = data;
  }

  private ObjectNode response(Exchange exchange) {
    ObjectNode answer = Json.object();
    answer
        .putObject("interaction")
        .put("id", Json.id(exchange.id()))
        .put("type", exchange.type())
        .put("response_message_loading", exchange.unfilled)
        .put("response_message_ephemeral", exchange.ephemeral);
    ObjectNode resource =
        answer.putObject("resource").put("type", exchange.callback.orElseThrow().number);
    exchange.original.ifPresent(message -> resource.set("message", messages.json(message)));
    return answer;
  }
}
