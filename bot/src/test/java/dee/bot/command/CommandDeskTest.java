package dee.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.CommandGiven;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.PostmortemWritten;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Judgement;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.investigation.Investigations;
import dee.bot.investigation.OrdersCase;
import dee.bot.room.Post;
import dee.bot.room.Text;
import dee.bot.room.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandDeskTest {

  private static final Texts TEXTS = new Texts(Locale.ENGLISH);
  private static final IncidentId FIRST = new IncidentId(1);

  private final OrdersCase orders = new OrdersCase();
  private final List<String> started = new ArrayList<>();
  private boolean busy;

  private final Investigations investigations =
      new Investigations() {
        @Override
        public boolean start(IncidentId incident, String playbook) {
          started.add(incident + " " + playbook);
          return !busy;
        }

        @Override
        public boolean cancel() {
          return busy;
        }

        @Override
        public void awaitIdle() {}
      };

  private final LiveValues live =
      new LiveValues() {
        private final LiveValues fixed = new FakeLiveValues();

        @Override
        public List<String> services() {
          return fixed.services();
        }

        @Override
        public List<String> targets() {
          return fixed.targets();
        }

        @Override
        public List<Named> playbooks() {
          return fixed.playbooks();
        }

        @Override
        public List<Named> probes() {
          return fixed.probes();
        }

        @Override
        public List<Incident> incidents() {
          return orders.incidents.incidents();
        }
      };

  private void obey(String line) throws InterruptedException {
    Map<CommandSpec, CommandHandler> handlers = new HashMap<>();
    handlers.putAll(new IncidentCommands(orders.journal, id -> Path.of(id + ".md")).handlers());
    handlers.putAll(
        new ProbingCommands(
                orders.journal,
                investigations,
                (probe, target, _) ->
                    new Post.ProbePost(
                        target, probe, "ls", Duration.ZERO, Text.of("plain", "7"), ""),
                live)
            .handlers());
    handlers.put(Registry.HELP, new HelpCommand(Registry.STANDARD));
    new CommandDesk(new CommandParser(Registry.STANDARD, live), handlers)
        .obey(line, Actor.person("li"), orders.room);
  }

  private String lastNotice() {
    return TEXTS.of(orders.room.posts(Post.Notice.class).getLast().text());
  }

  private List<TimelineEntry> timeline() {
    return orders.incidents.timeline(FIRST);
  }

  @Test
  void declares_announces_and_takes_notes() throws InterruptedException {
    obey("/incident declare service:orders summary:\"clients time out\" severity:sev2");
    obey("/incident note we rolled back");
    assertThat(orders.room.posts().getFirst()).isInstanceOf(Post.Announcement.class);
    assertThat(timeline().getLast().what()).isEqualTo(new NoteAdded("we rolled back"));
    assertThat(timeline().getLast().by()).isEqualTo(Actor.person("li"));
    assertThat(lastNotice()).isEqualTo("On record in INC-1 as t2.");
  }

  @Test
  void without_an_incident_it_says_how_to_declare_one() throws InterruptedException {
    obey("/incident status");
    assertThat(lastNotice()).isEqualTo("There is no incident yet: /incident declare");
    obey("/playbook run connection-reset service:orders");
    assertThat(lastNotice()).startsWith("orders has no open incident");
    assertThat(started).isEmpty();
  }

  @Test
  void the_status_moves_only_legally_and_resolving_writes_the_postmortem()
      throws InterruptedException {
    obey("/incident declare orders down");
    obey("/incident status to:closed");
    assertThat(lastNotice())
        .isEqualTo(
            "INC-1 is investigating and cannot become closed. It may become: identified, mitigated,"
                + " monitoring, resolved.");
    obey("/incident resolve");
    assertThat(timeline())
        .extracting(TimelineEntry::what)
        .endsWith(new StatusChanged(Status.RESOLVED), new PostmortemWritten("INC-1.md"));
    assertThat(orders.room.posts().getLast()).isInstanceOf(Post.FilePost.class);
    obey("/incident resolve");
    assertThat(orders.room.posts(Post.FilePost.class)).hasSize(1);
  }

  @Test
  void the_card_tells_the_last_judgement_of_each_instance() throws InterruptedException {
    IncidentId id = orders.open();
    orders.run(id, i -> Path.of(i + ".md"));
    obey("/incident lead");
    obey("/incident status");
    Post.Card card = orders.room.posts(Post.Card.class).getFirst();
    assertThat(card.incident().lead()).contains("li");
    assertThat(card.known())
        .containsExactly(
            new Post.Known(
                List.of("orders-1", "orders-2"),
                Judgement.Verdict.EXPLAINED,
                List.of("db-pool-too-small")),
            new Post.Known(List.of("orders-3"), Judgement.Verdict.HEALTHY, List.of()));
  }

  @Test
  void a_run_is_started_for_the_services_open_incident_and_on_record() throws InterruptedException {
    obey("/incident declare orders down");
    obey("/playbook run connection-reset");
    assertThat(started).containsExactly("INC-1 connection-reset");
    assertThat(timeline().getLast().what())
        .isEqualTo(new CommandGiven("/playbook run connection-reset"));
    busy = true;
    obey("/playbook run connection-reset");
    assertThat(lastNotice()).startsWith("An investigation runs already");
  }

  @Test
  void lists_helps_and_probes() throws InterruptedException {
    obey("/incident declare orders down");
    obey("/incident list");
    assertThat(orders.room.posts().getLast()).isInstanceOf(Post.IncidentsPost.class);
    obey("/incident timeline");
    assertThat(orders.room.posts().getLast()).isInstanceOf(Post.TimelinePost.class);
    obey("/playbook list");
    assertThat(orders.room.posts(Post.Listing.class).getLast().rows()).hasSize(2);
    obey("/help");
    assertThat(orders.room.posts(Post.Listing.class).getLast().rows())
        .hasSameSizeAs(Registry.STANDARD.commands());
    obey("/probe open-files orders-1");
    assertThat(orders.room.posts().getLast()).isInstanceOf(Post.ProbePost.class);
  }

  @Test
  void what_has_no_handler_or_breaks_is_answered_not_thrown() throws InterruptedException {
    obey("/quit");
    assertThat(lastNotice()).isEqualTo("/quit does not work here.");
  }
}
