package dee.bot.discord.post;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.Eventually;
import dee.bot.delivery.Delivery;
import dee.bot.discord.standin.Fault;
import dee.bot.discord.standin.StoredMessage;
import dee.bot.incident.IncidentId;
import dee.bot.store.Lease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
class StormTest {

  private static final int INCIDENTS = 5;
  private static final int POSTS_EACH = 40;
  private static final int EDITS_EACH = 30;
  private static final int CALM = 6;
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir private Path path;

  @Test
  void everything_arrives_once_and_in_order_while_discord_fails_in_every_way() throws Exception {
    try (OnDiscord on = new OnDiscord(path);
        Delivery delivery =
            new Delivery(on.data().outbox(), on.channel(), Lease.alone(), on.clock());
        CardKeeper keeper = on.channel().keeper(() -> true)) {
      on.discord().limits().asForReal();
      delivery.start();
      keeper.start();
      List<IncidentId> incidents =
          IntStream.range(0, INCIDENTS).mapToObj(_ -> on.declare()).toList();
      AtomicBoolean stormy = new AtomicBoolean(true);
      Thread weather = Thread.ofVirtual().start(() -> storm(on, stormy));
      List<Thread> writers = new ArrayList<>();
      incidents.forEach(
          incident -> writers.add(Thread.ofVirtual().start(() -> write(on, incident))));
      for (Thread writer : writers) {
        writer.join();
      }
      keeper.poke();
      delivery.poke();
      assertThat(delivery.awaitEmpty(LONG)).isTrue();
      stormy.set(false);
      weather.join();
      on.discord().faults().none();
      incidents.forEach(incident -> complete(on, incident));
      assertThat(on.home().everything()).hasSize(2 * INCIDENTS);
      assertThat(on.discord().violations()).isEmpty();
      assertThat(on.discord().messages().stream().mapToInt(StoredMessage::edits).sum())
          .isGreaterThan(EDITS_EACH * INCIDENTS / 2);
      assertThat(on.discord().gateway().resumed()).isPositive();
      assertThat(on.discord().gateway().identified()).isGreaterThan(1);
    }
  }

  private static void write(OnDiscord on, IncidentId incident) {
    for (int i = 0; i < POSTS_EACH; i++) {
      // Not all at once: progress that waits would only be replaced by later progress.
      await(() -> on.data().outbox().waiting() < 2 * INCIDENTS);
      on.say(incident, OnDiscord.notice(incident + " " + i));
      if (i < EDITS_EACH) {
        on.say(incident, OnDiscord.progress(incident, i));
        on.leads(incident, "ana-" + i);
      }
    }
  }

  /** As long as it takes: a storm is longer than what tests wait for usually. */
  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not come true within " + LONG);
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private static void storm(OnDiscord on, AtomicBoolean stormy) {
    Random random = new Random(42);
    List<Fault> faults =
        List.of(
            new Fault.Limited(Duration.ofSeconds(1), false),
            new Fault.Limited(Duration.ofMillis(1500), true),
            new Fault.Status(500),
            new Fault.Status(503),
            new Fault.StatusAfterwards(500),
            new Fault.StatusAfterwards(502),
            new Fault.Late(Duration.ofMillis(800)),
            new Fault.AnswerLost(),
            new Fault.Refused());
    for (int i = 0; stormy.get(); i++) {
      Fault fault = faults.get(random.nextInt(faults.size()));
      on.discord().faults().next(1 + random.nextInt(2), "(POST|PATCH) channels", fault);
      // The next failure is ordered when this one has hit, and some requests went well.
      await(() -> on.discord().faults().left() == 0 || !stormy.get());
      int before = on.discord().requests().size();
      await(() -> on.discord().requests().size() >= before + CALM || !stormy.get());
      if (i % 20 == 5) {
        on.discord().gateway().drop();
      } else if (i % 20 == 15) {
        on.discord().gateway().invalidate();
      }
    }
  }

  private static void complete(OnDiscord on, IncidentId incident) {
    List<String> everything =
        on.thread(incident).everything().stream()
            .filter(m -> !m.content().startsWith("progress"))
            .map(StoredMessage::content)
            .toList();
    assertThat(everything)
        .containsExactlyElementsOf(
            IntStream.range(0, POSTS_EACH).mapToObj(i -> "notice " + incident + " " + i).toList());
    assertThat(on.inThread(incident))
        .filteredOn(text -> text.startsWith("progress"))
        .containsExactly("progress " + incident + ".1 " + (EDITS_EACH - 1));
    Eventually.holds(() -> on.card(incident).text().contains("ana-" + (EDITS_EACH - 1)));
  }
}
