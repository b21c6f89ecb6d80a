package dee.bot.discord.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What JDA makes of a service that fails, and what is written down of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {

  private static final String SEND = "^POST channels/\\{channel}/messages$";

  private final StandIn discord = StandIn.start();
  private JdaClient client;

  @BeforeAll
  void connect() {
    client = JdaClient.connect(discord, new EchoBot());
    client.jda().updateCommands().addCommands(EchoBot.commands()).complete();
  }

  @AfterAll
  void disconnect() {
    client.close();
    discord.close();
  }

  private TextChannel channel() {
    return client.channel(discord.channel());
  }

  private long copies(String text) {
    return discord.messages().stream().filter(message -> message.content().equals(text)).count();
  }

  @Test
  void a_500_is_told_and_nothing_was_done() {
    discord.faults().next(1, SEND, new Fault.Status(500));

    assertThatThrownBy(() -> channel().sendMessage("five hundred").complete())
        .isInstanceOf(ErrorResponseException.class);
    assertThat(copies("five hundred")).isZero();
  }

  @Test
  void a_502_after_the_deed_is_retried_and_makes_one_copy() {
    discord.faults().next(1, SEND, new Fault.StatusAfterwards(502));
    channel().sendMessage("gateway").complete();

    assertThat(copies("gateway")).isEqualTo(1);
    assertThat(discord.faults().left()).isZero();
  }

  @Test
  void a_lost_answer_makes_one_copy() {
    int before = discord.repeatedSends();
    discord.faults().next(1, SEND, new Fault.AnswerLost());
    channel().sendMessage("lost").complete();

    assertThat(copies("lost")).isEqualTo(1);
    assertThat(discord.repeatedSends()).isEqualTo(before + 1);
  }

  @Test
  void a_closed_connection_is_tried_again() {
    discord.faults().next(1, SEND, new Fault.Refused());
    channel().sendMessage("refused").complete();

    assertThat(copies("refused")).isEqualTo(1);
  }

  @Test
  void a_late_answer_is_waited_for() {
    discord.faults().next(1, SEND, new Fault.Late(Duration.ofMillis(300)));
    channel().sendMessage("late").complete();

    assertThat(copies("late")).isEqualTo(1);
  }

  @Test
  void a_callback_whose_answer_is_lost_is_no_mistake_of_the_bot() {
    discord.faults().next(1, "callback$", new Fault.AnswerLost());
    Person anna = discord.guild().person("anna");
    Exchange said = discord.slash(anna, "echo say", Map.of("what", "once"));

    assertThat(said.text()).contains("once");
    discord.awaitCondition(
        "the silent retry",
        () ->
            discord.requests().stream().filter(seen -> seen.route().endsWith("callback")).count()
                == 2);
    assertThat(discord.violations()).isEmpty();
  }

  @Test
  void jda_waits_as_long_as_a_429_says() {
    discord.faults().next(1, SEND, new Fault.Limited(Duration.ofMillis(800), false));
    channel().sendMessage("limited").complete();

    assertThat(copies("limited")).isEqualTo(1);
    assertThat(discord.violations()).isEmpty();
  }

  @Test
  void a_bucket_paces_jda_without_a_429() {
    try (StandIn other = StandIn.start()) {
      other.limits().limit(SEND, 3, Duration.ofSeconds(1));
      try (JdaClient paced = JdaClient.connect(other)) {
        TextChannel channel = paced.channel(other.channel());
        IntStream.range(0, 7).forEach(i -> channel.sendMessage("paced " + i).queue());
        other.awaitMessage("paced 6");
        assertThat(other.requests()).filteredOn(seen -> seen.status() == 429).hasSizeLessThan(2);
        assertThat(other.violations()).isEmpty();
      }
    }
  }

  @Test
  void a_client_that_does_not_wait_is_found() {
    try (StandIn other = StandIn.start()) {
      other.limits().limit(SEND, 1, Duration.ofSeconds(30));
      RawClient raw = new RawClient(other);
      JsonNode body = Json.object().put("content", "x");
      raw.post(body);
      RawClient.Response refused = raw.post(body);
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.body().path("retry_after").asDouble(0)).isBetween(20.0, 30.1);

      other.awaitCondition(
          "it was found", () -> raw.post(body).status() == 429 && !other.violations().isEmpty());
      assertThat(other.violations().getFirst().kind()).isEqualTo(Violation.Kind.SENT_WHILE_LIMITED);
    }
  }
}
