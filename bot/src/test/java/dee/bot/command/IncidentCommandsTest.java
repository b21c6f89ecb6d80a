package dee.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Errand;
import dee.bot.incident.Happening.RoleTaken;
import dee.bot.incident.Happening.SeverityChanged;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Role;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import dee.bot.investigation.OrdersCase;
import dee.bot.room.Post;
import dee.bot.room.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IncidentCommandsTest {

  private final ChatCase chat = new ChatCase();
  private final OrdersCase orders = chat.orders;

  private static final Errand UPDATE = Errand.of(Errand.Kind.UPDATE, ChatCase.FIRST);

  @Test
  void a_declaration_says_what_dee_does_and_when_the_next_word_comes() throws InterruptedException {
    chat.li("/incident declare service:orders summary:\"clients time out\" severity:sev1");
    assertThat(orders.room.posts())
        .containsExactly(
            new Post.Announcement(
                ChatCase.FIRST,
                "orders",
                "clients time out",
                Severity.SEV_1,
                OrdersCase.NIGHT,
                Optional.empty(),
                Optional.empty(),
                Text.of("announcement.doing.investigates", "connection-reset"),
                Optional.of(OrdersCase.NIGHT.plus(Duration.ofMinutes(15)))));
    assertThat(orders.incidents.agenda())
        .containsEntry(
            new Errand(Errand.Kind.INVESTIGATE, ChatCase.FIRST, "connection-reset"),
            OrdersCase.NIGHT)
        .containsEntry(UPDATE, OrdersCase.NIGHT.plus(Duration.ofMinutes(12)))
        .hasSize(2);
  }

  @Test
  void a_service_that_nobody_wants_probed_unasked_waits_for_a_person() throws InterruptedException {
    chat.li("/incident declare service:billing summary:slow severity:sev4");
    Post.Announcement said = orders.room.posts(Post.Announcement.class).getFirst();
    assertThat(said.doing()).isEqualTo(Text.of("announcement.doing.waits"));
    assertThat(said.next()).isEmpty();
    assertThat(orders.incidents.agenda()).isEmpty();
  }

  @Test
  void a_second_declaration_for_a_service_names_the_first() throws InterruptedException {
    chat.li("/incident declare orders down");
    chat.li("/incident declare orders down again");
    assertThat(chat.lastNotice()).startsWith("orders has another open incident: INC-1.");
  }

  @Test
  void of_two_people_who_move_it_at_once_the_second_hears_of_the_first()
      throws InterruptedException {
    chat.li("/incident declare orders down");
    chat.li("/incident status to:identified");
    assertThat(chat.lastNotice()).isEqualTo("INC-1 is identified now, says li.");
    chat.obey("wang", "/incident status to:identified");
    assertThat(chat.lastNotice())
        .isEqualTo("INC-1 is identified already: li set it at 02:14:07 UTC.");
    assertThat(chat.timeline()).filteredOn(e -> e.what() instanceof StatusChanged).hasSize(1);
  }

  @Test
  void moving_to_resolved_by_any_way_writes_the_postmortem_and_close_is_final()
      throws InterruptedException {
    chat.li("/incident declare orders down");
    chat.li("/incident declare billing down too");
    chat.li("/incident status INC-1 to:resolved");
    assertThat(orders.room.posts(Post.FilePost.class))
        .extracting(p -> p.incident().toString())
        .containsExactly("INC-1");
    chat.li("/incident close INC-1");
    assertThat(chat.incident().status()).isEqualTo(Status.CLOSED);
    chat.li("/incident status INC-1 to:investigating");
    assertThat(chat.lastNotice()).isEqualTo("INC-1 is closed; that is final.");
    chat.li("/incident severity sev1 INC-1");
    assertThat(chat.lastNotice()).isEqualTo("INC-1 is closed; that is final.");
  }

  @Test
  void the_severity_changes_and_the_clock_follows() throws InterruptedException {
    chat.li("/incident declare orders down severity:sev3");
    chat.li("/incident severity sev3");
    assertThat(chat.lastNotice()).isEqualTo("INC-1 is SEV-3 already.");
    orders.clock.forward(Duration.ofMinutes(5));
    chat.li("/incident severity to:sev1");
    assertThat(chat.lastEntry()).isEqualTo(new SeverityChanged(Severity.SEV_1));
    assertThat(chat.lastNotice()).isEqualTo("INC-1 is SEV-1 now, says li; it was SEV-3.");
    assertThat(orders.incidents.agenda())
        .containsEntry(UPDATE, OrdersCase.NIGHT.plus(Duration.ofMinutes(12)));
    chat.obey("wang", "/incident severity to:sev1");
    assertThat(chat.lastNotice()).isEqualTo("INC-1 is SEV-1 already: li set it at 02:19:07 UTC.");
  }

  @Test
  void roles_are_taken_given_and_handed_over() throws InterruptedException {
    chat.li("/incident declare orders down");
    chat.li("/incident lead");
    assertThat(chat.lastNotice()).isEqualTo("li takes the lead of INC-1.");
    chat.li("/incident lead");
    assertThat(chat.lastNotice()).isEqualTo("li leads INC-1 already, since 02:14:07 UTC.");
    chat.obey("wang", "/incident lead");
    assertThat(chat.lastNotice()).isEqualTo("wang takes the lead of INC-1 from li.");
    chat.li("/incident role scribe zhao yun");
    assertThat(chat.lastEntry()).isEqualTo(new RoleTaken(Role.SCRIBE, "zhao yun"));
    chat.li("/incident role role:communications");
    assertThat(chat.lastNotice()).isEqualTo("li speaks for INC-1 to the outside.");
    chat.li("/incident status");
    assertThat(orders.room.posts(Post.Card.class).getLast().incident().roles())
        .containsEntry(Role.LEAD, "wang")
        .containsEntry(Role.SCRIBE, "zhao yun")
        .containsEntry(Role.COMMUNICATIONS, "li");
  }

  @Test
  void an_incident_of_a_monitor_is_announced_with_since_when() {
    orders.open();
    assertThat(orders.room.posts(Post.Announcement.class).getFirst().since())
        .contains(OrdersCase.NIGHT.minusSeconds(180));
    assertThat(orders.room.posts().get(1)).isInstanceOf(Post.AlertPost.class);
  }

  @Test
  void reopening_brings_the_clock_back() throws InterruptedException {
    chat.li("/incident declare orders down severity:sev1");
    chat.li("/incident resolve");
    orders.clock.forward(Duration.ofHours(3));
    chat.li("/incident status INC-1 to:investigating");
    assertThat(orders.incidents.agenda())
        .containsEntry(UPDATE, orders.clock.instant().plus(Duration.ofMinutes(12)));
  }

  @Test
  void of_many_people_who_move_it_at_the_same_moment_one_does() throws InterruptedException {
    chat.li("/incident declare orders down");
    List<Thread> people = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      String person = "p" + i;
      people.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  chat.obey(person, "/incident status to:mitigated");
                } catch (InterruptedException _) {
                  Thread.currentThread().interrupt();
                }
              }));
    }
    for (Thread person : people) {
      person.join();
    }
    assertThat(chat.timeline()).filteredOn(e -> e.what() instanceof StatusChanged).hasSize(1);
    assertThat(orders.room.posts(Post.Notice.class))
        .extracting(notice -> notice.text().key())
        .filteredOn("already.status.since"::equals)
        .hasSize(15);
  }
}
