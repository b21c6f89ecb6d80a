package dee.bot.discord.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;

/** Sends what no good client would send. */
final class RawClient {

  /** What came back. */
  record Response(int status, JsonNode body) {
    int code() {
      return body.path("code").asInt(0);
    }
  }

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final StandIn discord;
  private final String token;

  RawClient(StandIn discord) {
    this(discord, discord.token());
  }

  RawClient(StandIn discord, String token) {
    this.discord = discord;
    this.token = token;
  }

  Response send(String method, String path, JsonNode body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(discord.apiUrl() + path))
            .header("Authorization", "Bot " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.toString()))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      String text = response.body();
      return new Response(response.statusCode(), text.isEmpty() ? Json.object() : Json.read(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  Response post(JsonNode message) {
    return send("POST", "channels/" + Json.id(discord.channel().id()) + "/messages", message);
  }
}
