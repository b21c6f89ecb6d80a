package dee.bot.discord.standin;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;

/** The unmodified JDA, pointed at the stand-in as a proxy or test server would be. */
public final class JdaClient implements AutoCloseable {

  private final JDA jda;

  private JdaClient(JDA jda) {
    this.jda = jda;
  }

  /** Connects, and waits until it is ready. */
  public static JdaClient connect(StandIn discord, Object... listeners) {
    return connect(discord, List.of(), listeners);
  }

  public static JdaClient connect(
      StandIn discord, Collection<GatewayIntent> intents, Object... listeners) {
    JDA jda = builder(discord, discord.token(), intents).addEventListeners(listeners).build();
    try {
      jda.awaitReady();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    return new JdaClient(jda);
  }

  public static JDABuilder builder(
      StandIn discord, String token, Collection<GatewayIntent> intents) {
    String gateway = discord.gatewayUrl();
    return JDABuilder.createLight(token, intents)
        .setRestConfig(new RestConfig().setBaseUrl(discord.apiUrl()))
        .setSessionController(
            new ConcurrentSessionController() {
              @Override
              public String getGateway() {
                return gateway;
              }
            })
        .setEnableShutdownHook(false);
  }

  /** A channel of the stand-in as JDA knows it. */
  public TextChannel channel(Place place) {
    return Objects.requireNonNull(jda.getTextChannelById(place.id()));
  }

  public JDA jda() {
    return jda;
  }

  @Override
  public void close() {
    jda.shutdownNow();
    try {
      if (!jda.awaitShutdown(Duration.ofSeconds(20))) {
        throw new AssertionError("JDA does not shut down");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
