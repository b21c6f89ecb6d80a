package dee.bot.discord.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The rules of answering an interaction, broken one at a time. */
class InteractionRefusalsTest {

  private final StandIn discord = StandIn.start();
  private final RawClient raw = new RawClient(discord);
  private final Person anna = discord.guild().person("anna");

  @BeforeEach
  void register() {
    String path = "applications/" + Json.id(discord.applicationId()) + "/commands";
    JsonNode command = Json.object().put("name", "go").put("description", "Goes");
    assertThat(raw.send("PUT", path, Json.array().add(command)).status()).isEqualTo(200);
  }

  @AfterEach
  void close() {
    discord.close();
  }

  private Exchange asked() {
    return discord.slash(anna, "go", Map.of());
  }

  private RawClient.Response answer(Exchange exchange, int type, ObjectNode data) {
    String path = "interactions/" + Json.id(exchange.id()) + "/" + exchange.token() + "/callback";
    JsonNode body = Json.object().put("type", type).set("data", data);
    return raw.send("POST", path, body);
  }

  private RawClient.Response followup(Exchange exchange, ObjectNode data) {
    String path = "webhooks/" + Json.id(discord.applicationId()) + "/" + exchange.token();
    return raw.send("POST", path, data);
  }

  private static ObjectNode words(String content) {
    return Json.object().put("content", content);
  }

  private void one(Violation.Kind kind) {
    assertThat(discord.violations()).extracting(Violation::kind).containsExactly(kind);
  }

  @Test
  void two_first_responses() {
    Exchange exchange = asked();
    assertThat(answer(exchange, 4, words("one")).status()).isEqualTo(204);

    assertThat(answer(exchange, 4, words("two")).code()).isEqualTo(40060);
    one(Violation.Kind.ANSWERED_TWICE);
    assertThat(exchange.text()).isEqualTo("one");
  }

  @Test
  void a_response_that_is_too_late() {
    discord.firstResponseWithin(Duration.ofSeconds(-1));

    assertThat(answer(asked(), 4, words("late")).code()).isEqualTo(10062);
    assertThat(discord.violations())
        .extracting(Violation::kind)
        .contains(Violation.Kind.ANSWERED_TOO_LATE);
  }

  @Test
  void no_response_at_all() {
    discord.firstResponseWithin(Duration.ofSeconds(-1));
    Exchange exchange = asked();

    assertThatThrownBy(exchange::callback).isInstanceOf(AssertionError.class);
    one(Violation.Kind.NEVER_ANSWERED);
  }

  @Test
  void a_modal_after_a_deferral() {
    Exchange exchange = asked();
    answer(exchange, 5, Json.object());

    assertThat(answer(exchange, 9, Json.object()).code()).isEqualTo(40060);
    one(Violation.Kind.ANSWERED_TWICE);
  }

  @Test
  void a_modal_with_too_long_a_title_and_label() {
    ObjectNode modal = Json.object().put("title", "x".repeat(46)).put("custom_id", "m");
    ObjectNode label = modal.putArray("components").addObject().put("type", 18);
    label.put("label", "x".repeat(46)).putObject("component").put("type", 4).put("custom_id", "i");
    JsonNode errors = answer(asked(), 9, modal).body().path("errors").path("data");

    assertThat(errors.path("title").path("_errors")).isNotEmpty();
    assertThat(errors.path("components").path("0").path("label").path("_errors")).isNotEmpty();
    one(Violation.Kind.INVALID_BODY);
  }

  @Test
  void choices_for_a_command_that_was_sent() {
    assertThat(answer(asked(), 8, Json.object()).status()).isEqualTo(400);
    one(Violation.Kind.WRONG_CALLBACK);
  }

  @Test
  void a_followup_on_a_token_that_is_dead() {
    Exchange exchange = asked();
    answer(exchange, 4, words("one"));
    discord.tokensLive(Duration.ofSeconds(-1));

    assertThat(followup(exchange, words("two")).code()).isEqualTo(50027);
    one(Violation.Kind.DEAD_TOKEN);
  }

  @Test
  void the_first_followup_fills_the_deferred_message_as_private_as_it_was() {
    Exchange exchange = asked();
    answer(exchange, 5, Json.object().put("flags", 64));
    followup(exchange, words(anna.mention() + " here it is"));
    followup(exchange, words("and more"));

    assertThat(exchange.reply().isEphemeral()).isTrue();
    assertThat(exchange.reply().pings().none()).isTrue();
    assertThat(exchange.followups()).extracting(StoredMessage::isEphemeral).containsExactly(false);
    assertThat(discord.violations()).isEmpty();
  }
}
