package dee.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.Eventually;
import dee.bot.incident.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {

  @TempDir private Path path;
  private PostgresAccess access;

  @BeforeEach
  void makeDatabase() {
    access = TestPostgres.shared().fresh();
  }

  private Database database() {
    return PostgresDatabase.open(access);
  }

  private static JdbiLease lease(Database database, String holder) {
    return new JdbiLease(database, "chat", holder, InstantSource.system());
  }

  @Test
  void one_of_two_has_it_and_the_other_takes_it_when_it_is_given_up() {
    try (Database database = database()) {
      Lease first = lease(database, "node-1");
      try (Lease second = lease(database, "node-2")) {
        assertThat(first.held()).isTrue();
        assertThat(second.held()).isFalse();
        first.close();
        assertThat(first.held()).isFalse();
        Eventually.holds(second::held);
      }
    }
  }

  @Test
  void a_dee_that_starts_again_has_it_at_once() {
    try (Database database = database();
        Lease before = lease(database, "node-1");
        Lease again = lease(database, "node-1")) {
      assertThat(before.held()).isTrue();
      assertThat(again.held()).isTrue();
    }
  }

  @Tag("full")
  @Test
  void whoever_cannot_renew_it_stops_before_another_one_begins() {
    Database cutOff = database();
    try (Database database = database();
        Lease first = lease(cutOff, "node-1");
        Lease second = lease(database, "node-2")) {
      assertThat(first.held()).isTrue();
      cutOff.close();
      Eventually.holds(() -> {
        assertThat(first.held() && second.held()).isFalse();
        return second.held();
      });
      assertThat(first.held()).isFalse();
    }
  }

  @Test
  void a_dee_that_slept_does_not_believe_that_it_still_has_it() {
    SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    try (Database database = database();
        JdbiLease lease = new JdbiLease(database, "chat", "node-1", clock)) {
      assertThat(lease.held()).isTrue();
      clock.forward(Duration.ofMinutes(5));
      assertThat(lease.held()).isFalse();
      Eventually.holds(lease::held);
      clock.forward(Duration.ofHours(-1));
      assertThat(lease.held()).isTrue();
    }
  }

  @Test
  void with_sqlite_a_dee_is_alone_and_has_it() {
    try (DataDirectory data = DataDirectory.open(path);
        Lease lease = data.chatLease(InstantSource.system())) {
      assertThat(lease.held()).isTrue();
    }
  }
}
