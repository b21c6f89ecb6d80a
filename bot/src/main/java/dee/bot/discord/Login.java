package dee.bot.discord;

import dee.bot.target.DiscordSettings;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs in to Discord as the configuration says.
 *
 * @param environment where the token may stand
 */
record Login(DiscordSettings settings, Map<String, String> environment) {

  private static final Logger LOG = LoggerFactory.getLogger(Login.class);

  private static final int IDLE_CONNECTIONS = 5;
  private static final int IDLE_SECONDS = 10;
  private static final int LONGEST_RECONNECT_DELAY_SECONDS = 32;

  static {
    // Before any message is built: what is said calls nobody unless it is meant to.
    MessageRequest.setDefaultMentions(EnumSet.noneOf(Message.MentionType.class));
    MessageRequest.setDefaultMentionRepliedUser(false);
  }

  /**
   * Logs in; the connection is made in the background. The token is read anew each time: people may
   * have put another one there.
   *
   * @param listeners hear of what happens, each event on a thread of its own
   * @throws net.dv8tion.jda.api.exceptions.InvalidTokenException when Discord does not know it
   * @throws dee.bot.target.ConfigurationError when there is none
   */
  JDA open(List<Object> listeners) {
    // No intents: commands, buttons and forms bring all they are about with them.
    JDABuilder builder =
        JDABuilder.createLight(settings.token().read(environment), List.of())
            .setRateLimitElastic(virtualThreads("discord-request-"), true)
            .setEventPool(virtualThreads("discord-event-"), true)
            .setCallbackPool(virtualThreads("discord-answer-"), true)
            .setEnableShutdownHook(false)
            .setMaxReconnectDelay(LONGEST_RECONNECT_DELAY_SECONDS)
            // What was sent may have arrived though no answer came: only the outbox may repeat it,
            // since it knows the message again.
            .setRequestTimeoutRetry(false)
            .setHttpClientBuilder(http())
            .addEventListeners(listeners.toArray());
    Optional<DiscordSettings.Service> elsewhere = settings.service();
    if (elsewhere.isPresent()) {
      String gateway = elsewhere.get().gateway().toString();
      builder
          .setRestConfig(new RestConfig().setBaseUrl(elsewhere.get().api().toString()))
          .setSessionController(
              new ConcurrentSessionController() {
                @Override
                public String getGateway() {
                  return gateway;
                }
              });
    }
    return builder.build();
  }

  /** A connection is not kept for long: what a proxy has dropped meanwhile would eat a request. */
  private static OkHttpClient.Builder http() {
    return new OkHttpClient.Builder()
        .retryOnConnectionFailure(false)
        .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS));
  }

  private static ExecutorService virtualThreads(String name) {
    return Executors.newThreadPerTaskExecutor(
        Thread.ofVirtual()
            .name(name, 0)
            // JDA's own threads complain when it is shut down in the middle of something.
            .uncaughtExceptionHandler((_, e) -> LOG.debug("in a thread of JDA", e))
            .factory());
  }
}
