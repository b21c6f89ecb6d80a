package dee.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Happening.EntryCorrected;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.investigation.OrdersCase;
import dee.bot.room.EntryWords;
import dee.bot.room.Post;
import dee.bot.room.TimelineView;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordCommandsTest {

  private final ChatCase chat = new ChatCase();
  private final OrdersCase orders = chat.orders;

  @BeforeEach
  void an_incident() {
    orders.open();
    orders.clock.forward(Duration.ofMinutes(5));
  }

  private List<String> shown(boolean all) {
    Post.TimelinePost post = orders.room.posts(Post.TimelinePost.class).getLast();
    EntryWords words = new EntryWords(ChatCase.TEXTS);
    return TimelineView.of(post.entries(), all).stream().map(words::of).toList();
  }

  @Test
  void a_note_of_the_past_is_on_record_with_both_times() throws InterruptedException {
    chat.li("/incident note text:\"rolled back\" at:-10m");
    assertThat(chat.timeline().get(2).what()).isEqualTo(new NoteAdded("rolled back"));
    assertThat(chat.lastEntry())
        .isEqualTo(
            new EntryCorrected(
                3, Optional.empty(), Optional.of(Instant.parse("2026-03-01T02:09:07Z"))));
    assertThat(chat.lastNotice()).isEqualTo("On record in INC-1 as t3, for 2026-03-01 02:09 UTC.");
  }

  @Test
  void a_corrected_note_shows_the_new_text_and_keeps_the_old_one() throws InterruptedException {
    chat.li("/incident note we restarted orders-2");
    chat.li("/incident edit t3 text:\"we restarted orders-1\" at:02:13");
    assertThat(chat.lastNotice())
        .isEqualTo("t3 is corrected, on record as t4; what it said before stays on record.");
    chat.li("/incident edit t3 text:\"we restarted orders-3\"");
    chat.li("/incident timeline");
    assertThat(shown(false))
        .containsExactly(
            "note: we restarted orders-3 (corrected, see t5)",
            "declared orders: clients time out, SEV-2",
            "alert OrdersErrorRateHigh: 31 % of requests failed in the last 2 min",
            "t3 corrected: we restarted orders-1; t3 really happened at 2026-03-01 02:13 UTC"
                + " (it said: we restarted orders-2)",
            "t3 corrected: we restarted orders-3 (it said: we restarted orders-1)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/incident edit t9 text:x | INC-1 has no entry t9; its entries are t1 to t3: /incident timeline",
        "/incident edit t3 | What is to be corrected in t3? Give text: or at:",
        "/incident edit t2 text:x | The text of t2 cannot be changed: only notes can. Add what is to be said: /incident note",
        "/incident edit t2 at:-1m | The time of t2 cannot be changed: Dee saw it then. Add what is to be said: /incident note",
        "/incident edit t3 at:2026-03-01T05:00:00Z | 2026-03-01 05:00 UTC is still to come; it is 2026-03-01 02:19 UTC now. A time of day is read in UTC.",
        "/incident edit t3 at:2025-03-01T05:00:00Z | 2025-03-01 05:00 UTC is more than 30 days before the incident."
      })
  void what_cannot_be_corrected_says_why_and_writes_nothing(String line, String message)
      throws InterruptedException {
    chat.li("/incident note we rolled back");
    chat.li(line);
    assertThat(chat.lastNotice()).isEqualTo(message);
    assertThat(chat.timeline()).hasSize(3);
  }

  @Test
  void what_dee_measured_cannot_be_edited_and_a_status_may_be_backdated()
      throws InterruptedException {
    orders.run(ChatCase.FIRST, i -> Path.of(i + ".md"));
    int size = chat.timeline().size();
    for (int i = 1; i <= size; i++) {
      chat.li("/incident edit t" + i + " text:forged at:-1m");
    }
    assertThat(chat.timeline()).hasSize(size);
    chat.li("/incident status to:mitigated");
    chat.li("/incident edit t" + (size + 1) + " at:-3m");
    assertThat(chat.lastEntry()).isInstanceOf(EntryCorrected.class);
  }

  @Test
  void the_evidence_of_a_run_is_one_line_unless_all_is_asked_for() throws InterruptedException {
    orders.run(ChatCase.FIRST, i -> Path.of(i + ".md"));
    chat.li("/incident timeline");
    assertThat(orders.room.posts(Post.TimelinePost.class).getLast().all()).isFalse();
    assertThat(shown(false))
        .contains("run 1: 6 items of evidence, e1-e6")
        .noneMatch(l -> l.startsWith("evidence e"));
    chat.li("/incident timeline all:yes");
    assertThat(orders.room.posts(Post.TimelinePost.class).getLast().all()).isTrue();
    assertThat(shown(true)).filteredOn(l -> l.startsWith("evidence e")).hasSize(6);
  }

  @Test
  void a_note_of_a_megabyte_is_refused_and_changes_nothing() throws InterruptedException {
    chat.li("/incident note " + "word ".repeat(200_000));
    assertThat(chat.lastNotice()).contains("a text may have 2000. Nothing was stored");
    assertThat(chat.timeline()).hasSize(2);
  }
}
