package dee.bot.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.Eventually;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.SettableClock;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import dee.bot.room.Channel;
import dee.bot.room.Channel.ChannelUnavailable;
import dee.bot.room.Post;
import dee.bot.store.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final IncidentId INCIDENT = new IncidentId(1);

  private final FakeOutbox outbox = new FakeOutbox();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final List<String> shown = new CopyOnWriteArrayList<>();
  private final AtomicBoolean held = new AtomicBoolean(true);
  private final AtomicBoolean released = new AtomicBoolean();
  private volatile Channel channel = letter -> shown.add(letter.key());
  private final Delivery delivery =
      new Delivery(
          outbox,
          letter -> channel.show(letter),
          new Lease() {
            @Override
            public boolean held() {
              return held.get();
            }

            @Override
            public void close() {
              released.set(true);
            }
          },
          clock);

  @AfterEach
  void close() {
    delivery.close();
  }

  private void write(Post... posts) {
    List.of(posts).forEach(outbox::add);
    delivery.poke();
  }

  private static Post notice() {
    return Post.Notice.info("x");
  }

  private static Post progress(String key, int reached) {
    return new Post.Progress(
        INCIDENT, key, "orders", 3, reached, 0, 1, 2, Duration.ofSeconds(1), false);
  }

  private static Post card(Status status) {
    return new Post.Card(
        new Incident(INCIDENT, "orders", "x", Severity.SEV_2, status, Instant.EPOCH, Map.of(), 0),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  @Test
  void posts_are_shown_in_order_and_each_once() throws Exception {
    delivery.start();
    write(notice(), notice(), notice());
    assertThat(delivery.awaitEmpty(LONG)).isTrue();
    write(notice());
    assertThat(delivery.awaitEmpty(LONG)).isTrue();
    assertThat(shown).containsExactly("dee-1", "dee-2", "dee-3", "dee-4");
  }

  @Test
  void a_post_is_shown_within_milliseconds_of_a_poke() throws Exception {
    delivery.start();
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      int before = shown.size();
      long begin = System.nanoTime();
      write(notice());
      while (shown.size() == before) {
        Thread.onSpinWait();
      }
      best = Math.min(best, System.nanoTime() - begin);
    }
    assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(20));
  }

  @Test
  void a_post_is_found_without_a_poke() {
    delivery.start();
    outbox.add(notice());
    Eventually.holds(() -> shown.size() == 1);
  }

  @Test
  void what_a_later_post_replaces_is_left_out() throws Exception {
    write(
        progress("a", 1),
        card(Status.INVESTIGATING),
        progress("b", 1),
        notice(),
        progress("a", 2),
        card(Status.MITIGATED));
    delivery.start();
    assertThat(delivery.awaitEmpty(LONG)).isTrue();
    assertThat(shown).containsExactly("dee-3", "dee-4", "dee-5", "dee-6");
  }

  @Test
  void a_channel_that_is_away_is_tried_again_ever_more_seldom_and_the_order_stays() {
    AtomicInteger tries = new AtomicInteger();
    channel =
        letter -> {
          if (tries.incrementAndGet() <= 6) {
            throw new ChannelUnavailable("no network");
          }
          shown.add(letter.key());
        };
    write(notice(), notice());
    delivery.start();
    int before = 0;
    for (int seconds : List.of(1, 2, 4, 8, 16)) {
      int now = ++before;
      Eventually.holds(() -> outbox.failures().size() == now);
      clock.forward(Duration.ofSeconds(seconds));
      delivery.poke();
    }
    Eventually.holds(() -> outbox.failures().size() == 6);
    Eventually.holds(() -> delivery.trouble().isPresent());
    assertThat(delivery.trouble().orElseThrow()).contains("no network").contains("6 times");
    assertThat(shown).isEmpty();
    clock.forward(Duration.ofSeconds(32));
    delivery.poke();
    Eventually.holds(() -> shown.equals(List.of("dee-1", "dee-2")));
    Eventually.holds(() -> delivery.trouble().isEmpty());
    assertThat(Backoff.after(7)).isEqualTo(Duration.ofMinutes(1));
    assertThat(Backoff.after(500)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void a_post_that_breaks_the_channel_is_no_hot_loop() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    channel =
        _ -> {
          tries.incrementAndGet();
          throw new IllegalStateException("cannot draw this");
        };
    write(notice());
    delivery.start();
    Eventually.holds(() -> !outbox.failures().isEmpty());
    for (int i = 0; i < 100; i++) {
      delivery.poke();
    }
    assertThat(delivery.awaitEmpty(Duration.ofMillis(200))).isFalse();
    assertThat(tries).hasValue(1);
    assertThat(outbox.failures()).containsExactly("cannot draw this");
  }

  @Test
  void nothing_is_shown_without_the_lease_and_the_rest_waits_when_it_is_lost() throws Exception {
    held.set(false);
    channel =
        letter -> {
          shown.add(letter.key());
          held.set(false);
        };
    write(notice(), notice());
    delivery.start();
    assertThat(delivery.awaitEmpty(Duration.ofMillis(300))).isFalse();
    assertThat(shown).isEmpty();
    held.set(true);
    delivery.poke();
    Eventually.holds(() -> outbox.waiting() == 1);
    assertThat(delivery.awaitEmpty(Duration.ofMillis(300))).isFalse();
    assertThat(shown).containsExactly("dee-1");
  }

  @Test
  void closing_shows_what_waits_and_gives_up_the_lease() {
    delivery.start();
    write(notice(), notice());
    delivery.close(LONG);
    assertThat(shown).containsExactly("dee-1", "dee-2");
    assertThat(released).isTrue();
  }

  @Test
  void closing_does_not_wait_for_a_channel_that_hangs() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    channel =
        _ -> {
          begun.countDown();
          never.await();
        };
    write(notice());
    delivery.start();
    begun.await();
    delivery.close(Duration.ofMillis(100));
    assertThat(outbox.waiting()).isEqualTo(1);
  }
}
