package dee.bot.discord.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything the real service refuses is refused, worded as it words it, and written down. */
class RefusalsTest {

  private final StandIn discord = StandIn.start();
  private final RawClient raw = new RawClient(discord);

  @AfterEach
  void close() {
    discord.close();
  }

  private static JsonNode json(String text) {
    return Json.read(text.replace('\'', '"'));
  }

  private void one(Violation.Kind kind) {
    assertThat(discord.violations()).extracting(Violation::kind).containsExactly(kind);
  }

  private void refused(RawClient.Response response, String path) {
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.code()).isEqualTo(50035);
    JsonNode at = response.body().path("errors");
    for (String step : path.split("\\.", -1)) {
      at = at.path(step);
    }
    assertThat(at.path("_errors")).as(response.body().toString()).isNotEmpty();
    one(Violation.Kind.INVALID_BODY);
  }

  @ParameterizedTest
  @CsvSource({
    "content, 2000, content",
    "nonce, 25, nonce",
  })
  void a_text_that_is_one_too_long(String field, int most, String path) {
    ObjectNode fits = Json.object().put("content", "x").put(field, "é".repeat(most));
    assertThat(raw.post(fits).status()).isEqualTo(200);

    refused(raw.post(fits.put(field, "x".repeat(most + 1))), path);
  }

  @ParameterizedTest
  @CsvSource({
    "title, 256",
    "description, 4096",
    "footer.text, 2048",
    "author.name, 256",
    "fields.0.name, 256",
    "fields.0.value, 1024",
  })
  void an_embed_with_a_part_that_is_too_long(String part, int most) {
    assertThat(raw.post(embed(part, most)).status()).isEqualTo(200);

    refused(raw.post(embed(part, most + 1)), "embeds.0." + part);
  }

  private static JsonNode embed(String part, int length) {
    ObjectNode embed = Json.object();
    String text = "x".repeat(length);
    switch (part) {
      case "title", "description" -> embed.put(part, text);
      case "footer.text" -> embed.putObject("footer").put("text", text);
      case "author.name" -> embed.putObject("author").put("name", text);
      case "fields.0.name" ->
          embed.putArray("fields").addObject().put("name", text).put("value", "v");
      case "fields.0.value" ->
          embed.putArray("fields").addObject().put("name", "n").put("value", text);
      default -> throw new AssertionError(part);
    }
    return Json.object().set("embeds", Json.array().add(embed));
  }

  @Test
  void more_than_6000_characters_over_all_embeds() {
    ObjectNode body = Json.object();
    ArrayNode embeds = body.putArray("embeds");
    embeds.addObject().put("description", "x".repeat(4000));
    embeds.addObject().put("description", "x".repeat(2001));

    refused(raw.post(body), "embeds");
  }

  @Test
  void eleven_embeds_or_twenty_six_fields() {
    ObjectNode body = Json.object();
    for (int i = 0; i < 11; i++) {
      body.withArrayProperty("embeds").addObject().put("title", "t");
    }
    refused(raw.post(body), "embeds");
  }

  @Test
  void twenty_six_fields() {
    ObjectNode body = Json.object();
    ArrayNode fields = body.putArray("embeds").addObject().putArray("fields");
    for (int i = 0; i < 26; i++) {
      fields.addObject().put("name", "n").put("value", "v");
    }

    refused(raw.post(body), "embeds.0.fields");
  }

  @Test
  void an_empty_message() {
    RawClient.Response response = raw.post(json("{'content':' '}"));

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.code()).isEqualTo(50006);
    one(Violation.Kind.EMPTY_MESSAGE);
  }

  private static JsonNode rows(int rows, int buttons) {
    ObjectNode body = Json.object().put("content", "x");
    for (int row = 0; row < rows; row++) {
      ArrayNode inside =
          body.withArrayProperty("components").addObject().put("type", 1).putArray("components");
      for (int i = 0; i < buttons; i++) {
        inside
            .addObject()
            .put("type", 2)
            .put("style", 1)
            .put("label", "b")
            .put("custom_id", row + "-" + i);
      }
    }
    return body;
  }

  @Test
  void six_rows() {
    assertThat(raw.post(rows(5, 5)).status()).isEqualTo(200);

    refused(raw.post(rows(6, 1)), "components");
  }

  @Test
  void six_buttons_in_a_row() {
    refused(raw.post(rows(1, 6)), "components.0.components");
  }

  @ParameterizedTest
  @CsvSource({"custom_id, 100", "label, 80"})
  void a_button_with_a_text_too_long(String field, int most) {
    ObjectNode body = (ObjectNode) rows(1, 1);
    ((ObjectNode) body.at("/components/0/components/0")).put(field, "x".repeat(most + 1));

    refused(raw.post(body), "components.0.components.0." + field);
  }

  @Test
  void the_same_custom_id_twice() {
    ObjectNode body = (ObjectNode) rows(1, 2);
    ((ObjectNode) body.at("/components/0/components/1")).put("custom_id", "0-0");

    refused(raw.post(body), "components.0.components.1.custom_id");
  }

  @Test
  void a_select_with_too_many_options_or_one_too_long() {
    ObjectNode body = Json.object().put("content", "x");
    ObjectNode select =
        body.putArray("components").addObject().put("type", 1).putArray("components").addObject();
    ArrayNode options = select.put("type", 3).put("custom_id", "s").putArray("options");
    for (int i = 0; i < 26; i++) {
      options.addObject().put("label", "l").put("value", "v" + i);
    }
    refused(raw.post(body), "components.0.components.0.options");
  }

  @Test
  void a_description_of_a_file_that_is_too_long() {
    ObjectNode body = Json.object().put("content", "x");
    body.putArray("attachments").addObject().put("id", "0").put("description", "x".repeat(1025));

    refused(raw.post(body), "attachments.0.description");
  }

  @Test
  void mentions_that_are_both_parsed_and_named() {
    refused(
        raw.post(json("{'content':'x','allowed_mentions':{'parse':['roles'],'roles':['1']}}")),
        "allowed_mentions");
  }

  @Test
  void a_thread_without_or_with_too_long_a_name() {
    String path = "channels/" + Json.id(discord.channel().id()) + "/threads";

    refused(raw.send("POST", path, Json.object().put("name", "x".repeat(101))), "name");
  }

  @Test
  void a_wrong_token() {
    assertThat(new RawClient(discord, "wrong").send("GET", "users/@me", Json.object()).status())
        .isEqualTo(401);
    one(Violation.Kind.UNAUTHORIZED);
  }

  @Test
  void a_route_that_is_not_there() {
    assertThat(raw.send("POST", "channels/1/megaphone", Json.object()).status()).isEqualTo(404);
    one(Violation.Kind.UNKNOWN_ROUTE);
  }

  @Test
  void what_is_forbidden_hidden_or_gone_is_refused_but_no_mistake() {
    discord.people().forbidsUnseen(discord.channel(), Permission.MESSAGE_SEND);
    assertThat(raw.post(json("{'content':'x'}")).code()).isEqualTo(50013);
    discord.people().forbidsUnseen(discord.channel(), Permission.VIEW_CHANNEL);
    assertThat(raw.post(json("{'content':'x'}")).code()).isEqualTo(50001);
    discord.people().deletes(discord.channel());
    assertThat(raw.post(json("{'content':'x'}")).code()).isEqualTo(10003);
    assertThat(discord.violations()).isEmpty();
  }

  @Test
  void the_same_nonce_makes_one_message() {
    JsonNode body = json("{'content':'x','nonce':'dee-1','enforce_nonce':true}");
    JsonNode first = raw.post(body).body();
    JsonNode second = raw.post(body).body();

    assertThat(second.path("id")).isEqualTo(first.path("id"));
    assertThat(discord.messages()).hasSize(1);
    assertThat(discord.repeatedSends()).isEqualTo(1);
  }

  @Test
  void a_forgotten_nonce_makes_another() {
    discord.noncesRemembered(java.time.Duration.ZERO);
    JsonNode body = json("{'content':'x','nonce':'dee-1','enforce_nonce':true}");
    raw.post(body);
    raw.post(body);

    assertThat(discord.messages()).hasSize(2);
  }

  @Test
  void people_are_pinged_only_where_it_is_allowed() {
    Person anna = discord.guild().person("anna");
    Role quiet = discord.guild().role("quiet", false);
    String words = anna.mention() + " " + quiet.mention() + " @everyone `" + anna.mention() + "`";
    raw.post(Json.object().put("content", words));
    ObjectNode shut = Json.object().put("content", words);
    shut.putObject("allowed_mentions").putArray("parse");
    raw.post(shut);

    List<Pings> pings = discord.messages().stream().map(StoredMessage::pings).toList();
    assertThat(pings.getFirst().people()).containsExactly(anna);
    assertThat(pings.getFirst().roles()).as("not mentionable").isEmpty();
    assertThat(pings.getFirst().everyone()).as("not permitted").isFalse();
    assertThat(pings.getLast().none()).isTrue();
    assertThat(Map.of("violations", discord.violations().size())).containsEntry("violations", 0);
  }
}
