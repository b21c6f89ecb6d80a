package dee.bot.discord.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.utils.FileUpload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The unmodified JDA does against the stand-in what it does against Discord. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandInTest {

  private final StandIn discord = StandIn.start();
  private final Person anna = discord.guild().person("anna");
  private final Role oncall = discord.guild().role("oncall", true);
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

  @AfterEach
  void nothing_was_refused() {
    assertThat(discord.violations()).isEmpty();
  }

  private TextChannel channel() {
    return client.channel(discord.channel());
  }

  @Test
  void sends_edits_and_deletes() {
    Message sent = channel().sendMessage("first words").complete();
    sent.editMessage("second words").complete();

    StoredMessage stored = discord.awaitMessage("second words");
    assertThat(stored.versions()).hasSize(2);
    sent.delete().complete();
    assertThat(stored.isDeleted()).isTrue();
  }

  @Test
  void knows_whom_a_message_pings() {
    String words = anna.mention() + oncall.mention() + " look";
    channel()
        .sendMessage(words)
        .setAllowedMentions(java.util.Set.of())
        .mentionRoles(oncall.id())
        .complete();

    Pings pings = discord.awaitMessage("look").pings();
    assertThat(pings.roles()).containsExactly(oncall);
    assertThat(pings.people()).isEmpty();
  }

  @Test
  void opens_a_thread_writes_in_it_and_archives_it() {
    Message sent = channel().sendMessage("an incident").complete();
    ThreadChannel thread = sent.createThreadChannel("INC-1").complete();
    thread.sendMessage("inside").complete();
    thread.getManager().setArchived(true).setLocked(true).complete();

    Place place = discord.awaitThread(one -> one.name().equals("INC-1"));
    assertThat(place.messages()).extracting(StoredMessage::content).containsExactly("inside");
    assertThat(place.isArchived()).isTrue();
  }

  @Test
  void takes_files_with_their_description() {
    byte[] bytes = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);
    channel()
        .sendMessage("a table")
        .addFiles(FileUpload.fromData(bytes, "table.csv").setDescription("two columns"))
        .complete();

    Upload file = discord.awaitMessage("a table").files().getFirst();
    assertThat(file.name()).isEqualTo("table.csv");
    assertThat(file.text()).isEqualTo("a,b\n1,2\n");
    assertThat(file.description()).isEqualTo("two columns");
  }

  @Test
  void a_command_with_options_is_answered() {
    Exchange said = discord.slash(anna, "echo say", Map.of("what", "hello", "whom", anna));

    assertThat(said.text()).isEqualTo("hello to anna by anna");
    assertThat(said.isEphemeral()).isFalse();
  }

  @Test
  void a_deferred_answer_is_filled() {
    Exchange slow = discord.slash(anna, "echo slow", Map.of());

    assertThat(slow.text()).isEqualTo("done at last");
    assertThat(slow.callback()).isEqualTo(Exchange.Callback.DEFERRED_MESSAGE);
    assertThat(slow.isEphemeral()).isTrue();
  }

  @Test
  void options_are_completed() {
    Exchange typed = discord.autocomplete(anna, "echo say", "what", Map.of("what", "x"));

    assertThat(typed.choices()).containsExactly("x-one", "x-two");
  }

  @Test
  void a_button_edits_its_message() {
    StoredMessage message = discord.slash(anna, "echo say", Map.of("what", "hi")).reply();
    discord.press(anna, message, "v1:go").callback();

    assertThat(message.content()).isEqualTo("gone by anna");
    assertThat(message.controls()).isEmpty();
  }

  @Test
  void a_modal_is_filled_in() {
    StoredMessage message = discord.slash(anna, "echo say", Map.of("what", "hi")).reply();
    Exchange modal = discord.press(anna, message, "v1:ask");
    Exchange prefilled = discord.submit(modal, Map.of());
    Exchange changed = discord.submit(modal, Map.of("why", "who knows"));

    assertThat(prefilled.text()).isEqualTo("reason: because");
    assertThat(changed.text()).isEqualTo("reason: who knows");
    assertThat(changed.isEphemeral()).isTrue();
  }

  @Test
  void a_message_command_knows_its_message() {
    StoredMessage written = discord.people().writes(anna, discord.channel(), "keep me");

    assertThat(discord.messageCommand(anna, "Keep", written).text()).isEqualTo("kept: keep me");
  }
}
