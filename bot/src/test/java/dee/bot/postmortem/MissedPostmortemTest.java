package dee.bot.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Actor;
import dee.bot.incident.Errand;
import dee.bot.incident.Happening.PostmortemWritten;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.investigation.OrdersCase;
import dee.bot.room.Post;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissedPostmortemTest {

  private static final Actor MIA = Actor.person("mia");

  private final OrdersCase orders = new OrdersCase();
  private final IncidentId id = orders.open();
  private final List<IncidentId> written = new ArrayList<>();

  private void run() {
    MissedPostmortem missed =
        new MissedPostmortem(
            orders.journal,
            incident -> {
              written.add(incident);
              return Path.of("post.md");
            });
    assertThat(missed.run(Errand.of(Errand.Kind.POSTMORTEM, id))).isEmpty();
  }

  private void status(Status to) {
    orders.journal.write(id, new StatusChanged(to), MIA);
  }

  @Test
  void what_a_crash_kept_from_being_written_is_written_and_said_once() {
    orders.journal.write(id, new PostmortemWritten("of an earlier look.md"), MIA);
    status(Status.RESOLVED);
    run();
    run();
    assertThat(written).containsExactly(id);
    assertThat(orders.incidents.timeline(id))
        .extracting(TimelineEntry::what)
        .containsOnlyOnce(new PostmortemWritten("post.md"));
    assertThat(orders.room.posts(Post.FilePost.class)).hasSize(1);
  }

  @Test
  void one_that_was_written_at_resolve_is_left_alone() {
    status(Status.RESOLVED);
    orders.journal.write(id, new PostmortemWritten("post.md"), MIA);
    run();
    assertThat(written).isEmpty();
  }

  @Test
  void an_incident_that_people_work_on_again_gets_none() {
    status(Status.RESOLVED);
    status(Status.INVESTIGATING);
    run();
    assertThat(written).isEmpty();
  }
}
