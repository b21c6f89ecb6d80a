package dee.bot.store;

import dee.bot.incident.Exchange;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads the steps of an exchange: {@code {"length":"PT0.05S","omitted":0}} is a pause, with the
 * fields of a packet it is one.
 */
final class ExchangeSteps extends StdDeserializer<Exchange.Step> {

  private ExchangeSteps() {
    super(Exchange.Step.class);
  }

  static SimpleModule module() {
    return new SimpleModule().addDeserializer(Exchange.Step.class, new ExchangeSteps());
  }

  @Override
  public Exchange.Step deserialize(JsonParser parser, DeserializationContext context) {
    JsonNode step = context.readTree(parser);
    return step.has("length")
        ? context.readTreeAsValue(step, Exchange.Pause.class)
        : context.readTreeAsValue(step, Exchange.Arrow.class);
  }
}
