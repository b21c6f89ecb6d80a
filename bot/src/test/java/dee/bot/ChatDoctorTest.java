package dee.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.alert.AlertCounts;
import dee.bot.command.Arguments;
import dee.bot.command.Caller;
import dee.bot.command.CommandHandler.Call;
import dee.bot.delivery.Delivery;
import dee.bot.incident.Actor;
import dee.bot.incident.Errand;
import dee.bot.incident.IncidentId;
import dee.bot.incident.SettableClock;
import dee.bot.room.Channel;
import dee.bot.room.FakeRoom;
import dee.bot.room.Post;
import dee.bot.room.Room;
import dee.bot.room.Text;
import dee.bot.room.Texts;
import dee.bot.schedule.DbAgenda;
import dee.bot.store.DataDirectory;
import dee.bot.store.Lease;
import dee.bot.target.Inventory;
import dee.bot.target.InventoryReader;
import dee.bot.target.Right;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatDoctorTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path folder;

  private final SettableClock clock = new SettableClock(NOW);
  private final Texts texts = new Texts(Locale.ENGLISH);
  private final FakeRoom answers = new FakeRoom();

  @SuppressWarnings("NullAway.Init")
  private DataDirectory data;

  @SuppressWarnings("NullAway.Init")
  private DbAgenda agenda;

  @BeforeEach
  void open() {
    data = DataDirectory.open(folder.resolve("data"));
    agenda = new DbAgenda(data.database(), data.node(), clock);
  }

  @AfterEach
  void close() {
    agenda.close();
    data.close();
  }

  /** A surface with these troubles, on which nothing is ever said. */
  private record Troubled(List<Text> troubles) implements Surface {
    @Override
    public Channel channel() {
      return _ -> {};
    }

    @Override
    public Room room() {
      return _ -> {};
    }
  }

  private List<Post.Listing> asked(String configuration, Set<Right> rights, Text... troubles)
      throws IOException, InterruptedException {
    Inventory inventory =
        InventoryReader.read(Files.writeString(folder.resolve("dee.yaml"), configuration));
    Surface surface = new Troubled(List.of(troubles));
    Delivery delivery = new Delivery(data.outbox(), surface.channel(), Lease.alone(), clock);
    SelfCheck self = new SelfCheck(delivery, data.outbox(), agenda, surface, new AlertCounts());
    try (Machines machines = Machines.of(inventory)) {
      new ChatDoctor(self, inventory, machines)
          .handle(
              new Call(
                  new Arguments(Map.of()),
                  "/dee doctor",
                  new Caller(Actor.person("li"), rights),
                  answers));
    }
    return answers.posts().stream().map(Post.Listing.class::cast).toList();
  }

  private List<String> said(Post.Listing listing) {
    return listing.rows().stream().map(r -> r.name() + ": " + texts.of(r.about())).toList();
  }

  @Test
  void says_when_all_is_well_and_what_is_not_used() throws Exception {
    List<Post.Listing> said = asked("", Set.of(Right.READ, Right.PROBE));

    assertThat(said).hasSize(1);
    assertThat(texts.of(said.getFirst().title())).isEqualTo("Dee itself is well.");
    assertThat(said(said.getFirst()))
        .containsExactly(
            "alerts: none come in: the configuration has no section alerts",
            "targets: the configuration names no targets");
  }

  @Test
  void what_keeps_dee_from_its_work_comes_first() throws Exception {
    agenda.set(Errand.of(Errand.Kind.UPDATE, new IncidentId(1)), NOW.minus(Duration.ofHours(1)));
    agenda.set(Errand.of(Errand.Kind.UPDATE, new IncidentId(2)), NOW.plus(Duration.ofHours(1)));

    List<Post.Listing> said =
        asked(
            "alerts: {generic: {token-env: T}}",
            Set.of(Right.READ),
            Text.of("plain", "the bot lacks permissions"));

    assertThat(texts.of(said.getFirst().title()))
        .isEqualTo("2 things keep Dee from its work, the most urgent first:");
    assertThat(said(said.getFirst()))
        .startsWith(
            "chat: the bot lacks permissions",
            "agenda: an errand is overdue by more than a minute: nothing does what is due",
            "alerts: they come in by generic; no request was refused since the start");
  }

  @Test
  void targets_are_asked_only_for_those_who_may_probe() throws Exception {
    String configuration = "targets: {a: {host: 127.0.0.1, port: 1}}";

    List<Post.Listing> unasked = asked(configuration, Set.of(Right.READ));
    assertThat(unasked).hasSize(1);
    assertThat(said(unasked.getFirst())).contains("targets: not asked: that takes the right probe");

    Post.Listing targets = asked(configuration, Set.of(Right.READ, Right.PROBE)).getLast();
    assertThat(texts.of(targets.title())).isEqualTo("One target cannot be worked with:");
    assertThat(said(targets).getFirst()).startsWith("a: 127.0.0.1:1 refused the connection.");
  }
}
