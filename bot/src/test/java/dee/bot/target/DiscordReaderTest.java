package dee.bot.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.bot.incident.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscordReaderTest {

  private static final String GOOD =
      """
      discord:
        token-env: A_TOKEN
        channel: 117223000000000001
        guild: "117223000000000000"
        roles:
          on-call: [probe, declare]
          "117223000000000007": admin
        everyone: [read]
        announce:
          sev1: on-call
        api-url: http://127.0.0.1:7788/api/v10/
        gateway-url: ws://127.0.0.1:7788/gateway
      health:
        bind: 0.0.0.0
        port: 9999
      language: zh-CN
      """;

  /** Of the shape of a bot's token, and nobody's. */
  private static final String TOKEN =
      "MTE3MjIzMDAwMDAwMDAwMDAx.GmadeU.abcdefghijklmnopqrstuvwxyz0123456789ab";

  @TempDir Path folder;

  @Test
  void reads_the_whole_section() {
    DiscordSettings discord = read(GOOD).discord().orElseThrow();

    assertThat(discord.place().channel()).isEqualTo("117223000000000001");
    assertThat(discord.place().guild()).contains("117223000000000000");
    assertThat(discord.announce()).isEqualTo(Map.of(Severity.SEV_1, "on-call"));
    assertThat(discord.service())
        .contains(
            new DiscordSettings.Service(
                URI.create("http://127.0.0.1:7788/api/v10/"),
                URI.create("ws://127.0.0.1:7788/gateway")));
    assertThat(discord.token().read(Map.of("A_TOKEN", TOKEN + "\n"))).isEqualTo(TOKEN);
  }

  @Test
  void members_have_the_rights_of_everyone_and_of_all_their_roles() {
    RoleRights rights = read(GOOD).discord().orElseThrow().rights();

    assertThat(rights.of(List.of())).containsExactly(Right.READ);
    assertThat(rights.of(List.of("guests", "on-call")))
        .containsExactlyInAnyOrder(Right.READ, Right.PROBE, Right.DECLARE);
    assertThat(rights.of(List.of("117223000000000007"))).containsExactlyInAnyOrder(Right.values());
  }

  @Test
  void little_is_needed_and_the_rest_is_careful() {
    DiscordSettings discord =
        read("discord: {token-file: t, channel: 117223000000000001}").discord().orElseThrow();

    assertThat(discord.rights().of(List.of("on-call"))).containsExactly(Right.READ);
    assertThat(discord.announce()).isEmpty();
    assertThat(discord.place().guild()).isEmpty();
    assertThat(discord.service()).isEmpty();
  }

  @Test
  void health_and_language_are_read_and_have_defaults() {
    assertThat(read(GOOD).doors().health()).contains(new HealthSettings("0.0.0.0", 9999));
    assertThat(read(GOOD).manners().language()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
    assertThat(read("health:").doors().health()).contains(new HealthSettings("127.0.0.1", 9196));
    assertThat(read("").doors().health()).isEmpty();
    assertThat(read("").doors().discord()).isEmpty();
    assertThat(read("").manners().language()).isEqualTo(Locale.ENGLISH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          token-env: A_TOKEN      | "token: hunter2hunter2"           | 2  | write, for example, 'token-env: DEE_DISCORD_TOKEN' instead of 'token'
          token-env: A_TOKEN      | "token-env: hunter2-is-no-name"   | 2  | must be the name of an environment variable, not the secret itself
          channel: 117223000000000001 | "channel: '#hunter'"          | 3  | '#hunter' is no id; in Discord turn on Settings > Advanced > Developer Mode, then right-click the channel
          "117223000000000000"    | acme                              | 4  | 'acme' is no id; in Discord turn on Settings > Advanced > Developer Mode, then right-click the server
          on-call: [probe         | on-call: [prob                    | 6  | 'on-call' of 'roles' of 'discord': 'prob' is no right; did you mean 'probe'?; rights are: read
          on-call: [probe         | "'@everyone': [probe"             | 6  | '@everyone' is no role; what every member may do is said by 'everyone'
          everyone: [read]        | everyone: [raed]                  | 8  | 'everyone' of 'discord': 'raed' is no right; did you mean 'read'?
          sev1: on-call           | sev9: on-call                     | 10 | 'sev9' is no severity; allowed are: sev1, sev2, sev3, sev4
          sev1: on-call           | "sev1: '@here'"                   | 10 | '@here' would call the whole server; name a role or its id
          sev1: on-call           | "sev1: [a]"                       | 10 | 'sev1' must be one value, not a list
          api-url: http:          | "api-url: gopher:"                | 11 | is no address; it begins with https://
          gateway-url: ws:        | "gateway-url: http:"              | 12 | is no address; it begins with wss://
          announce:               | anounce:                          | 10 | 'anounce' is no key of 'discord'; did you mean 'announce'?
          port: 9999              | port: many                        | 15 | 'many' is no port; allowed are 1 to 65535
          language: zh-CN         | language: de                      | 16 | 'de' is not allowed; allowed are: en (English), zh-CN
          """)
  void says_file_line_and_what_is_allowed(String good, String bad, int line, String message) {
    assertThat(GOOD).contains(good);
    assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
        .isInstanceOf(ConfigurationError.class)
        .message()
        .startsWith(folder.resolve("dee.yaml") + ":" + line + ": ")
        .contains(message)
        .doesNotContain("hunter2");
  }

  @Test
  void refuses_a_section_without_channel_or_token_or_with_half_a_server() {
    assertThatThrownBy(() -> read("discord: {token-env: A}"))
        .hasMessageContaining("dee.yaml:1: 'channel' of 'discord': is missing; it is the id");
    assertThatThrownBy(() -> read("discord: {channel: 117223000000000001}"))
        .hasMessageContaining("'discord' has no secret; give exactly one of token-env, token-file");
    assertThatThrownBy(() -> read(GOOD.replaceFirst("  gateway-url.*\n", "")))
        .hasMessageContaining("give both 'api-url' and 'gateway-url', or neither");
  }

  @Test
  void a_token_is_refused_wherever_it_stands_and_not_repeated() {
    for (String line : List.of("token-file: " + TOKEN, "guild: " + TOKEN)) {
      assertThatThrownBy(() -> read("discord:\n  channel: 117223000000000001\n  " + line + "\n"))
          .isInstanceOf(ConfigurationError.class)
          .hasMessageContaining("dee.yaml:3: this looks like the bot's token")
          .hasMessageContaining("press Reset Token")
          .hasMessageNotContaining("abcdefghijklmnopqrstuvwxyz");
    }
  }

  @Test
  void a_token_that_is_not_there_is_asked_for_by_its_place() {
    SecretSource token = read(GOOD).discord().orElseThrow().token();

    assertThatThrownBy(() -> token.read(Map.of()))
        .isInstanceOf(ConfigurationError.class)
        .hasMessage(
            folder.resolve("dee.yaml")
                + ":2: the token of 'discord' ($A_TOKEN) is not set; without it Dee does not connect"
                + " to Discord");
  }

  private Inventory read(String text) {
    try {
      return InventoryReader.read(Files.writeString(folder.resolve("dee.yaml"), text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
