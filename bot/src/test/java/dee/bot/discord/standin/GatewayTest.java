package dee.bot.discord.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.GatewayIntent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What JDA goes through when the gateway fails it. */
class GatewayTest {

  private static final List<GatewayIntent> MESSAGES = List.of(GatewayIntent.GUILD_MESSAGES);

  /** Keeps what it hears. */
  private static final class Ear extends ListenerAdapter {
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    @Override
    public void onMessageReceived(MessageReceivedEvent event) {
      heard.add(event.getAuthor().getName() + ":" + event.getMessage().getContentRaw());
    }

    @Override
    public void onShutdown(ShutdownEvent event) {
      heard.add("shut down: " + event.getCode());
    }
  }

  private final StandIn discord = StandIn.start();
  private final Person anna = discord.guild().person("anna");
  private final Ear ear = new Ear();

  @AfterEach
  void close() {
    discord.close();
  }

  @Test
  void a_message_is_heard_without_its_content_unless_the_intent_is_there() {
    try (JdaClient client = JdaClient.connect(discord, MESSAGES, ear)) {
      discord.people().writes(anna, discord.channel(), "secret");
      discord.people().writes(anna, discord.channel(), "for " + discord.guild().bot().mention());

      discord.awaitCondition("two messages", () -> ear.heard.size() == 2);
      assertThat(ear.heard)
          .containsExactly("anna:", "anna:for " + client.jda().getSelfUser().getAsMention());
    }
  }

  @Test
  void an_intent_that_is_not_switched_on_ends_it() {
    JdaClient.builder(discord, discord.token(), List.of(GatewayIntent.MESSAGE_CONTENT))
        .addEventListeners(ear)
        .build();

    discord.awaitCondition("the end", () -> !ear.heard.isEmpty());
    assertThat(ear.heard).containsExactly("shut down: 4014");
  }

  @Test
  void a_wrong_token_is_refused() {
    assertThatThrownBy(() -> JdaClient.builder(discord, "wrong", List.of()).build())
        .isInstanceOf(InvalidTokenException.class);
  }

  @Test
  @Tag("full")
  void a_drop_is_followed_by_a_resume_and_nothing_is_missed() {
    try (JdaClient client = JdaClient.connect(discord, MESSAGES, ear)) {
      discord.gateway().drop();
      discord.awaitCondition("the drop", () -> !discord.gateway().isOpen());
      discord.people().writes(anna, discord.channel(), "said meanwhile");

      discord.awaitCondition("the message", () -> ear.heard.size() == 1);
      assertThat(discord.gateway().resumed()).isEqualTo(1);
      assertThat(discord.gateway().identified()).isEqualTo(1);
      discord.awaitCondition(
          "JDA is content", () -> client.jda().getStatus() == JDA.Status.CONNECTED);
    }
  }

  @Test
  @Tag("full")
  void a_request_to_reconnect_is_followed_by_a_resume() {
    try (JdaClient client = JdaClient.connect(discord, MESSAGES, ear)) {
      discord.gateway().askToReconnect();

      discord.awaitCondition("the resume", () -> discord.gateway().resumed() == 1);
      discord.awaitCondition("its guild", () -> client.jda().getGuilds().size() == 1);
    }
  }

  @Test
  @Tag("full")
  void an_invalid_session_is_followed_by_a_new_one() {
    try (JdaClient client = JdaClient.connect(discord, MESSAGES, ear)) {
      discord.gateway().invalidate();

      discord.awaitCondition("a new session", () -> discord.gateway().identified() == 2);
      discord.awaitCondition("its guild", () -> client.jda().getGuilds().size() == 1);
    }
  }

  @Test
  @Tag("full")
  void a_forgotten_session_cannot_be_resumed() {
    try (JdaClient client = JdaClient.connect(discord, MESSAGES, ear)) {
      discord.gateway().forget();
      discord.gateway().drop();

      discord.awaitCondition("a new session", () -> discord.gateway().identified() == 2);
      discord.awaitCondition("its guild", () -> client.jda().getGuilds().size() == 1);
      assertThat(discord.gateway().resumed()).isZero();
    }
  }

  @Test
  void a_goodbye_ends_the_session() {
    try (JdaClient client = JdaClient.connect(discord, MESSAGES, ear)) {
      discord.gateway().heartbeat(Duration.ofSeconds(30));
      client.jda().shutdown();
      discord.awaitCondition("the end", () -> discord.gateway().sessions().isEmpty());
    }
  }
}
