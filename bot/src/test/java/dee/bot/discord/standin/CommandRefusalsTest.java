package dee.bot.discord.standin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Commands that the real service would not register. */
class CommandRefusalsTest {

  private final StandIn discord = StandIn.start();
  private final RawClient raw = new RawClient(discord);

  @AfterEach
  void close() {
    discord.close();
  }

  private static JsonNode json(String text) {
    return Json.read(text.replace('\'', '"'));
  }

  private void refused(RawClient.Response response, String path) {
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.code()).isEqualTo(50035);
    JsonNode at = response.body().path("errors");
    for (String step : path.split("\\.", -1)) {
      at = at.path(step);
    }
    assertThat(at.path("_errors")).as(response.body().toString()).isNotEmpty();
    assertThat(discord.violations())
        .extracting(Violation::kind)
        .containsExactly(Violation.Kind.INVALID_BODY);
  }

  @ParameterizedTest
  @CsvSource({
    "name, Upper, name",
    "name, two words, name",
    "description, '', description",
  })
  void a_command_with_a_bad_text(String field, String value, String path) {
    ObjectNode command = Json.object().put("name", "ok").put("description", "d").put(field, value);

    refused(register(command), "0." + path);
  }

  @Test
  void a_required_option_after_an_optional_one() {
    refused(
        register(
            json(
                "{'name':'a','description':'d','options':["
                    + "{'type':3,'name':'b','description':'d'},"
                    + "{'type':3,'name':'c','description':'d','required':true}]}")),
        "0.options.1");
  }

  @Test
  void a_language_that_discord_does_not_know() {
    refused(
        register(json("{'name':'a','description':'d','name_localizations':{'zh':'x'}}")),
        "0.name_localizations.zh");
  }

  @Test
  void a_command_of_more_than_8000_characters() {
    ObjectNode command = Json.object().put("name", "a").put("description", "d");
    for (int i = 0; i < 4; i++) {
      ObjectNode sub = command.withArrayProperty("options").addObject();
      sub.put("type", 1).put("name", "s" + i).put("description", "d");
      for (int j = 0; j < 24; j++) {
        sub.withArrayProperty("options")
            .addObject()
            .put("type", 3)
            .put("name", "o" + j)
            .put("description", "d".repeat(90));
      }
    }
    refused(register(command), "0");
  }

  private RawClient.Response register(JsonNode command) {
    String path = "applications/" + Json.id(discord.applicationId()) + "/commands";
    return raw.send("PUT", path, Json.array().add(command));
  }
}
