package dee.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.bot.Eventually;
import dee.bot.discord.ConnectionStanding.State;
import dee.bot.discord.standin.Fault;
import dee.bot.discord.standin.StandIn;
import dee.bot.discord.standin.Violation;
import dee.bot.room.Channel.ChannelUnavailable;
import dee.bot.room.Texts;
import dee.bot.target.DiscordSettings;
import dee.bot.target.InventoryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DiscordConnectionTest {

  private static final DiscordConnection.Pace QUICK =
      new DiscordConnection.Pace(Duration.ofMillis(20), Duration.ofMillis(100));

  @TempDir Path folder;

  private final StandIn discord = StandIn.start();
  private final AtomicBoolean speaking = new AtomicBoolean(true);
  private final List<String> said = new CopyOnWriteArrayList<>();

  private boolean wrongToken;

  @SuppressWarnings("NullAway.Init")
  private DiscordConnection connection;

  @BeforeEach
  void put_the_token_where_it_is_read() throws IOException {
    token(discord.token());
    connection = connection(Long.toString(discord.channel().id()));
  }

  @AfterEach
  void end() {
    connection.close();
    discord.close();
    assertThat(discord.violations())
        .filteredOn(v -> !wrongToken || v.kind() != Violation.Kind.UNAUTHORIZED)
        .isEmpty();
    assertThat(String.join("\n", said)).doesNotContain(discord.token());
  }

  private void token(String token) throws IOException {
    Files.writeString(folder.resolve("token"), token + "\n");
  }

  private DiscordConnection connection(String channel) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("dee.yaml"),
            """
            discord:
              token-file: token
              channel: "%s"
              roles: {on-call: [approve]}
              announce: {sev1: on-call}
              api-url: %s
              gateway-url: %s
            """
                .formatted(channel, discord.apiUrl(), discord.gatewayUrl()));
    DiscordSettings settings = InventoryReader.read(file).discord().orElseThrow();
    return new DiscordConnection(
        settings, Map.of(), new ConnectionNews(new Texts(Locale.ENGLISH), said::add), QUICK);
  }

  private void start() {
    connection.start(speaking::get, List.of());
  }

  private void await(State state) {
    Eventually.holds(() -> connection.standing().state() == state);
  }

  private String trouble() {
    Eventually.holds(() -> !connection.standing().troubles().isEmpty());
    return new Texts(Locale.ENGLISH).of(connection.standing().troubles().getFirst());
  }

  @Test
  void connects_and_says_how_the_bot_is_invited() {
    discord.guild().role("on-call", true);
    start();
    await(State.CONNECTED);

    assertThat(connection.get().getStatus().name()).isEqualTo("CONNECTED");
    assertThat(connection.standing().troubles()).isEmpty();
    assertThat(said.getFirst())
        .contains(
            "https://discord.com/oauth2/authorize?client_id="
                + discord.applicationId()
                + "&scope=bot+applications.commands&permissions="
                + Permission.getRaw(Needed.PERMISSIONS));
    assertThat(said.getLast()).isEqualTo("Discord: connected; people can talk to Dee.");
    assertThat(connection.gateway().orElseThrow().status()).isEqualTo("connected");
  }

  @Test
  void is_connected_only_while_this_dee_speaks() {
    speaking.set(false);
    start();
    assertThatThrownBy(() -> connection.get()).isInstanceOf(ChannelUnavailable.class);
    assertThat(discord.gateway().isOpen()).isFalse();

    speaking.set(true);
    await(State.CONNECTED);
    speaking.set(false);
    assertThatThrownBy(() -> connection.get()).isInstanceOf(ChannelUnavailable.class);
    await(State.SILENT);
    Eventually.holds(() -> !discord.gateway().isOpen());
  }

  @Test
  void a_token_that_discord_does_not_know_is_named_once_and_read_again() throws IOException {
    wrongToken = true;
    token("not-the-token-of-any-bot");
    start();
    assertThat(trouble()).contains("(401, 4004)", "Reset Token");
    Eventually.holds(() ->
        discord.requests().stream().filter(r -> r.route().endsWith("users/@me")).count() >= 3);
    assertThat(said).filteredOn(line -> line.contains("Reset Token")).hasSize(1);

    token(discord.token());
    await(State.CONNECTED);
  }

  @Test
  void a_channel_that_is_not_there_is_named_with_its_server() throws IOException {
    connection.close();
    connection = connection("111111111111111111");
    start();

    assertThat(trouble()).contains("the channel of the configuration", "invite the bot");
    assertThatThrownBy(() -> connection.get())
        .isInstanceOf(ChannelUnavailable.class)
        .hasMessageContaining("the channel of the configuration");
  }

  @Test
  void missing_permissions_are_named_as_discord_names_them_and_seen_when_given() {
    discord.guild().role("on-call", true);
    start();
    await(State.CONNECTED);

    discord.people().forbids(discord.channel(), Permission.MESSAGE_EMBED_LINKS);
    assertThat(trouble())
        .contains("the bot lacks permissions in #incidents: Embed Links.", "/oauth2/authorize");
    assertThat(connection.standing().state()).isEqualTo(State.CONNECTED);

    discord.people().forbids(discord.channel(), Permission.VIEW_CHANNEL);
    await(State.KEPT_OUT);

    discord
        .people()
        .allows(discord.channel(), Permission.VIEW_CHANNEL, Permission.MESSAGE_EMBED_LINKS);
    await(State.CONNECTED);
    Eventually.holds(() -> connection.standing().troubles().isEmpty());
  }

  @Test
  void roles_that_are_not_there_or_cannot_be_called_are_named() {
    start();
    assertThat(trouble()).startsWith("there is no role on-call on the server");
    assertThat(connection.standing().state()).isEqualTo(State.CONNECTED);
  }

  @Test
  void waits_for_a_discord_that_is_away() {
    discord.faults().always("users/@me", new Fault.Refused());
    start();
    assertThat(trouble()).startsWith("Discord cannot be reached");

    discord.faults().none();
    await(State.CONNECTED);
  }
}
