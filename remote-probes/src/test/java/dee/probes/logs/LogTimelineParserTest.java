package dee.probes.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.shell.Samples;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogTimelineParserTest {

  private static final String ANSWER =
      """
      # now 1795378971 +0100
      # log application /var/log/orders/the app.log
      # written 1795378970
      # read 1000017 2
      # stamps 1795378627 1795378969 told
      # latency us
      # width 5
      b 1795378625 119 119 0 0 11500 27500 0 - 0 -
      b 1795378630 200 200 3 1 12500 35500 2 1795378632 0 -
      """;

  @Test
  void reads_all_that_the_script_prints() {
    LogTimelines logs = read(ANSWER);
    LogTimeline app = logs.application().orElseThrow();

    assertThat(logs.now()).isEqualTo(Instant.ofEpochSecond(1795378971));
    assertThat(logs.access()).isEmpty();
    assertThat(app.path()).isEqualTo("/var/log/orders/the app.log");
    assertThat(app.files()).isEqualTo(2);
    assertThat(app.lastLine()).isEqualTo(Instant.ofEpochSecond(1795378970));
    assertThat(app.buckets()).hasSize(2);
    LogTimeline.Bucket second = app.buckets().get(1);
    assertThat(second.resets()).isEqualTo(1);
    assertThat(second.latency().orElseThrow().p95()).isEqualTo(Duration.ofNanos(35_500_000));
    assertThat(second.poolTimeouts().first()).contains(Instant.ofEpochSecond(1795378632));
    assertThat(second.noFiles().first()).isEmpty();
  }

  @Test
  void a_log_that_keeps_the_time_of_another_zone_is_moved_to_when_it_was_written() {
    LogTimeline app =
        read(ANSWER
                .replace("969 told", "969 local")
                .replace("# written 1795378970", "# written 1795382580"))
            .application()
            .orElseThrow();

    assertThat(app.last()).isEqualTo(Instant.ofEpochSecond(1795378969 + 3600));
    assertThat(app.buckets().getFirst().from()).isEqualTo(Instant.ofEpochSecond(1795378625 + 3600));
    assertThat(app.buckets().get(1).poolTimeouts().first())
        .contains(Instant.ofEpochSecond(1795378632 + 3600));
  }

  @Test
  void a_log_that_was_written_at_some_other_time_is_left_as_it_is() {
    LogTimeline app =
        read(ANSWER
                .replace("969 told", "969 local")
                .replace("# written 1795378970", "# written 1795379400"))
            .application()
            .orElseThrow();

    assertThat(app.last()).isEqualTo(Instant.ofEpochSecond(1795378969));
  }

  @Test
  void lines_that_are_none_of_the_scripts_are_left_out() {
    LogTimelines logs =
        read(ANSWER + "b x y\nb 1 2 3\nb 1795378630 -1 200 3 1 1 1 2 - 0 -\ngarbage\n\n# \n#\n");

    assertThat(logs.application().orElseThrow().buckets()).hasSize(2);
  }

  @Test
  void an_answer_without_a_record_says_so() {
    LogTimelines logs =
        read("# now 1795378971 +0000\n# log access /a.log\n# read 0 1\n# stamps none\n");

    assertThat(logs.access()).isEmpty();
    assertThat(logs.refused()).containsExactly("/a.log has no record with a time that can be read");
  }

  @Test
  void empty_garbled_and_truncated_answers_are_malformed() {
    for (String answer : new String[] {"", "\n", "garbage", "# now", "# now soon +0000"}) {
      assertThat(LogTimelineParser.parse(answer)).isInstanceOf(Outcome.Malformed.class);
    }
    assertThat(new LogTimelineProbe().parse(Samples.broken(ANSWER)))
        .isInstanceOf(Outcome.Malformed.class);
  }

  @Test
  void a_truncated_answer_keeps_what_is_whole() {
    for (int end = 25; end < ANSWER.length(); end++) {
      assertThat(LogTimelineParser.parse(ANSWER.substring(0, end))).isNotNull();
    }
    assertThat(read(ANSWER.substring(0, ANSWER.length() - 3)).application().orElseThrow().buckets())
        .hasSize(1);
  }

  @Test
  void a_missing_tool_is_told() {
    assertThat(new LogTimelineProbe().parse(Samples.exited(69, "this machine has no awk\n")))
        .isEqualTo(Outcome.unavailable(Reason.TOOL_MISSING, "this machine has no awk"));
  }

  private static LogTimelines read(String answer) {
    return LogTimelineParser.parse(answer).asOptional().orElseThrow();
  }
}
