package dee.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.CommandGiven;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.PostmortemWritten;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Judgement;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.investigation.OrdersCase;
import dee.bot.room.Post;
import dee.bot.target.People;
import dee.bot.target.Right;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandDeskTest {

  private final ChatCase chat = new ChatCase();
  private final OrdersCase orders = chat.orders;
  private final List<String> started = chat.started;

  private void obey(String line) throws InterruptedException {
    chat.li(line);
  }

  private String lastNotice() {
    return chat.lastNotice();
  }

  private List<TimelineEntry> timeline() {
    return chat.timeline();
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
    assertThat(lastNotice()).startsWith("Tell people that it is over: /incident update");
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
    chat.busy = true;
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
  void without_the_right_nothing_is_written_and_the_answer_names_it() throws InterruptedException {
    obey("/incident declare orders down");
    chat.people = new People(Set.of(Right.READ), Map.of("wang", Set.of(Right.ADMIN)));
    int before = timeline().size();
    obey("/incident note we rolled back");
    assertThat(lastNotice())
        .isEqualTo(
            "/incident note takes the right: declare. You, li, have: read. Dee's configuration says who may do what.");
    obey("/incident status to:resolved");
    assertThat(lastNotice()).startsWith("/incident status takes the right: declare.");
    assertThat(timeline()).hasSize(before);
    obey("/incident status");
    assertThat(orders.room.posts().getLast()).isInstanceOf(Post.Card.class);
    chat.obey("wang", "/incident note we rolled back");
    assertThat(timeline().getLast().by()).isEqualTo(Actor.person("wang"));
  }

  @Test
  void help_shows_what_the_caller_may_do() throws InterruptedException {
    chat.people = new People(Set.of(Right.READ), Map.of());
    obey("/help");
    assertThat(orders.room.posts(Post.Listing.class).getLast().rows())
        .extracting(Post.Row::name)
        .contains("/incident status [incident:…]")
        .doesNotContain("/probe probe:… target:… [service:…]");
  }

  @Test
  void secrets_are_taken_out_of_all_that_is_stored_and_counted() throws InterruptedException {
    obey("/incident declare orders down");
    obey("/incident note set password=hunter2 and token: abcdef on db-1");
    assertThat(chat.lastEntry())
        .isEqualTo(new NoteAdded("set password=[redacted] and token: [redacted] on db-1"));
    assertThat(lastNotice()).startsWith("2 secrets were taken out of what you typed");
    obey("/playbook run playbook:connection-reset service:orders");
    assertThat(orders.room.posts().toString()).doesNotContain("hunter2");
  }

  @Test
  void what_has_no_handler_or_breaks_is_answered_not_thrown() throws InterruptedException {
    obey("/quit");
    assertThat(lastNotice()).isEqualTo("/quit does not work here.");
  }
}
