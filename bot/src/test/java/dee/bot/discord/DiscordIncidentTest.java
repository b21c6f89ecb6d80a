package dee.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.Main;
import dee.bot.discord.standin.Person;
import dee.bot.discord.standin.Place;
import dee.bot.discord.standin.Role;
import dee.bot.discord.standin.StandIn;
import dee.bot.discord.standin.StoredMessage;
import dee.bot.lab.Lab;
import dee.bot.lab.Scenarios;
import dee.bot.store.ChildProgram;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A whole incident as a team on Discord lives through it: {@code dee serve} in a process of its
 * own, real faults, real SSH; the gateway drops in the middle, and Dee is killed and started again.
 */
@Tag("full")
@Tag("alone")
@Timeout(420)
class DiscordIncidentTest {

  private static final String TOKEN = "a-token-of-the-test-0123456789";

  @TempDir private Path folder;

  @Test
  void from_the_alert_to_the_postmortem_with_a_dropped_gateway_and_a_restart() throws Exception {
    try (StandIn discord = StandIn.start();
        Lab lab = Lab.start(Scenarios.find("retry-storm").orElseThrow(), folder, _ -> {})) {
      discord.patience(Duration.ofSeconds(150));
      Role onCall = discord.guild().role("on-call", true);
      Person li = discord.guild().person("li", onCall);
      Person wang = discord.guild().person("wang", onCall);
      int port = freePort();
      Path config = configuration(lab, discord, port);
      Place thread;
      StoredMessage card;
      try (ChildProgram dee = serve(config)) {
        until(dee, "people can talk to Dee");
        alert(port);

        StoredMessage announcement =
            discord.awaitMessage(
                m -> m.place().equals(discord.channel()) && m.text().contains("INC-1"));
        assertThat(announcement.pings().roles()).containsExactly(onCall);
        thread = discord.awaitThread(t -> t.name().contains("INC-1"));

        // In the middle of the investigation.
        discord.gateway().drop();
        discord.awaitMessage(m -> m.text().contains("the database pool is too small"));
        discord.awaitMessage(m -> control(m, "approve").isPresent());
        discord.awaitClient();

        card = card(discord);
        assertThat(discord.press(li, card, control(card, "lead").orElseThrow()).text())
            .startsWith("✔ Done: <https://discord.com/channels/");
        StoredMessage shown = card;
        discord.awaitCondition(
            "the card names the lead", () -> shown.text().contains(li.mention()));
        dee.kill();
      }

      try (ChildProgram dee = serve(config)) {
        until(dee, "people can talk to Dee");
        StoredMessage offer = discord.awaitMessage(m -> restart(m).isPresent());
        assertThat(discord.press(wang, offer, restart(offer).orElseThrow()).text())
            .startsWith("✔ Done");
        // The storm of retries may be too much for a lone instance: then Dee stops and asks.
        discord.awaitMessage(
            m -> m.text().contains("Symptom gone") || m.text().contains("What now?"));

        discord.slash(li, "incident status", Map.of("to", "mitigated", "incident", "INC-1")).text();
        discord.slash(li, "incident resolve", Map.of("incident", "INC-1")).text();
        discord.awaitMessage(m ->
            m.place().equals(thread)
                && m.files().stream().anyMatch(f -> f.name().equals("INC-1.md")));
        StoredMessage ended = card;
        discord.awaitCondition(
            "the card says that it is resolved", () -> ended.text().contains("resolved"));
        dee.kill();
      }
      assertThat(discord.violations()).isEmpty();
      assertThat(announcements(discord)).hasSize(1);
    }
  }

  private static List<StoredMessage> announcements(StandIn discord) {
    return discord.channel().messages().stream().filter(m -> !m.pings().roles().isEmpty()).toList();
  }

  private static StoredMessage card(StandIn discord) {
    return discord.awaitMessage(
        m -> m.place().equals(discord.channel()) && control(m, "lead").isPresent());
  }

  /** The id of a button whose command line has that word. */
  private static Optional<String> control(StoredMessage message, String word) {
    return message.controls().stream()
        .map(c -> c.path("custom_id").asString(""))
        .filter(id -> id.contains(word))
        .findFirst();
  }

  /** The button that agrees to the plan that keeps one sick instance. */
  private static Optional<String> restart(StoredMessage message) {
    return message.controls().stream()
        .filter(c -> c.path("custom_id").asString("").contains("mitigate approve"))
        .filter(c -> message.text().contains("restart-all-but"))
        .map((JsonNode c) -> c.path("custom_id").asString(""))
        .reduce((_, last) -> last);
  }

  private static ChildProgram serve(Path config) {
    return ChildProgram.start(Main.class, List.of("serve", "--config", config.toString()));
  }

  private static void until(ChildProgram dee, String part) {
    String said = "";
    while (!said.contains(part)) {
      List<String> line = dee.read(1);
      assertThat(line).as("Dee ended by itself").isNotEmpty();
      said = line.getFirst();
      System.err.println("| " + said);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The lab's inventory, with alerts and a channel of its own. */
  private Path configuration(Lab lab, StandIn discord, int port) throws IOException {
    Path token = Files.writeString(folder.resolve("alerts-token"), TOKEN + "\n");
    Path bot = Files.writeString(folder.resolve("discord-token"), discord.token() + "\n");
    String text = Files.readString(lab.config()).replaceFirst("(?s)\\nalerts:.*", "\n");
    return Files.writeString(
        folder.resolve("dee.yaml"),
        text
            + """
            alerts:
              port: %d
              generic: {token-file: %s}
            discord:
              token-file: %s
              channel: "%d"
              roles: {on-call: [probe, declare, approve]}
              announce: {sev1: on-call, sev2: on-call}
              api-url: %s
              gateway-url: %s
            """
                .formatted(
                    port,
                    token,
                    bot,
                    discord.channel().id(),
                    discord.apiUrl(),
                    discord.gatewayUrl()));
  }

  private static void alert(int port) throws IOException, InterruptedException {
    String body =
        """
        {"name": "OrdersErrorRateHigh", "text": "31 % of requests failed",
         "labels": {"service": "orders", "severity": "critical"}}
        """;
    try (HttpClient client = HttpClient.newHttpClient()) {
      int status =
          client
              .send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/alerts/generic"))
                      .header("Authorization", "Bearer " + TOKEN)
                      .header("Content-Type", "application/json")
                      .POST(HttpRequest.BodyPublishers.ofString(body))
                      .build(),
                  BodyHandlers.ofString())
              .statusCode();
      assertThat(status).isBetween(200, 299);
    }
  }
}
