package dee.probes.logs;

import static dee.probes.Captured.measured;
import static dee.probes.Captured.output;
import static dee.probes.Captured.samples;
import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.Captured;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.logs.LogTail.PoolLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogTailProbeTest {

  private static final LogTailProbe PROBE = new LogTailProbe();

  private static LogTail reading(String... lines) {
    return LogTailParser.read("app.log", Optional.empty(), List.of(lines));
  }

  @Test
  void reads_a_captured_log() {
    LogTail tail = measured(PROBE.parse(samples("logs/hikari-7.1/app.out")));
    assertThat(tail.path()).isEqualTo("/var/log/orders/app.log");
    assertThat(tail.sinceWritten()).isPresent();
    assertThat(tail.lines()).isEqualTo(64);
    assertThat(tail.poolTimeouts()).isEqualTo(12);
    assertThat(tail.lastPool())
        .contains(new PoolLine("stock-pool", 2, 2, 0, 0, Duration.ofMillis(601)));
    assertThat(tail.lastPool().orElseThrow().exhausted()).isTrue();
    assertThat(tail.tooManyFiles()).isEqualTo(2);
    assertThat(tail.acceptFailures()).isEqualTo(1);
    assertThat(tail.excerpts())
        .hasSizeBetween(5, 10)
        .anyMatch(e -> e.contains("Connection leak detection triggered"))
        .noneMatch(e -> e.contains("hunter2"));
  }

  @Test
  void reads_the_message_of_an_older_hikari_without_numbers() {
    LogTail tail =
        reading(
            "java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available, request timed out after 30000ms.");
    assertThat(tail.poolTimeouts()).isEqualTo(1);
    assertThat(tail.lastPool()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.alibaba.druid.pool.GetConnectionTimeoutException: wait millis 2500, active 2, maxActive 2, creating 0",
        "Timeout: Pool empty. Unable to fetch a connection in 30 seconds, none available[size:100; busy:100; idle:0; lastwait:30000].",
        "sqlalchemy.exc.TimeoutError: QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00"
      })
  void counts_the_time_outs_of_other_pools(String line) {
    assertThat(reading(line).poolTimeouts()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http: Accept error: accept tcp [::]:8080: accept4: too many open files; retrying in 5ms | 1",
        "[crit] 12#12: accept4() failed (24: Too many open files) | 1",
        "Error: EMFILE: too many open files, open '/srv/a' | 0",
        "java.io.FileNotFoundException: /srv/a (Too many open files) | 0"
      })
  void tells_a_failing_accept_from_other_want_of_descriptors(String line, int accepting) {
    assertThat(reading(line).tooManyFiles()).isEqualTo(1);
    assertThat(reading(line).acceptFailures()).isEqualTo(accepting);
  }

  @Test
  void a_line_and_the_traceback_below_it_are_one() {
    LogTail tail =
        reading(
            "socket.accept() out of system resource",
            "Traceback (most recent call last):",
            "  File \"/usr/lib/python3.11/asyncio/selector_events.py\", line 159, in _accept_connection",
            "    conn, addr = sock.accept()",
            "OSError: [Errno 24] Too many open files");
    assertThat(tail.tooManyFiles()).isEqualTo(1);
    assertThat(tail.acceptFailures()).isEqualTo(1);
  }

  @Test
  void the_whole_machine_being_out_of_files_is_another_matter() {
    assertThat(reading("accept: Too many open files in system").tooManyFiles()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-22T02:14:07.123Z | 2026-11-22T02:15:10.623Z | 63500",
        "2026-11-22 02:14:07,123 WARN | 2026-11-22 02:14:10,123 INFO | 3000",
        "[2026-11-22 02:14:07 +0000] [7] | [2026-11-22 03:14:09 +0100] [7] | 2000",
        "2026/11/22 02:14:07 [crit] | 2026/11/22 03:14:07 [crit] | 3600000",
        "10.0.0.7 - - [22/Nov/2026:23:59:58 +0000] | 10.0.0.7 - - [23/Nov/2026:00:00:01 +0000] | 3000",
        "22-Nov-2026 02:14:07.123 WARNING | 22-Nov-2026 02:14:08.123 INFO | 1000",
        "Nov 22 02:14:07 web1 | Nov 22 02:14:37 web1 | 30000",
        "Dec 31 23:59:59 web1 | Jan  1 00:00:02 web1 | 3000",
        "02:14:07.123 [main] | 02:14:07.623 [main] | 500",
        "23:59:59.000 [main] | 00:00:01.500 [main] | 2500",
        "'{\"level\":\"WARN\",\"time\":\"2026-11-22T02:14:07Z\"' | '{\"time\":\"2026-11-22T02:14:09Z\"' | 2000",
        "2026-11-22 02:14:07.9 | 2026-11-22 02:14:07.8 | 0",
      })
  void tells_how_long_before_the_end_the_last_telling_line_was(
      String stamp, String end, long millis) {
    LogTail tail =
        reading(
            stamp + " p - Connection is not available, request timed out after 9ms.",
            stamp + " (Too many open files)",
            end + " something else");
    assertThat(tail.poolAge()).contains(Duration.ofMillis(millis));
    assertThat(tail.filesAge()).contains(Duration.ofMillis(millis));
  }

  @Test
  void an_old_line_stays_old_in_a_log_that_is_still_written_to() {
    LogTail tail =
        reading(
            "2026-11-22 02:14:07 p - Connection is not available, request timed out after 9ms.",
            "2026-11-22 02:14:07 accept: Too many open files",
            "2026-11-22 05:14:06 open: Too many open files",
            "2026-11-22 05:14:07 GET /orders 200");
    assertThat(tail.poolAge()).contains(Duration.ofHours(3));
    assertThat(tail.filesAge()).contains(Duration.ofSeconds(1));
  }

  @Test
  void a_line_of_a_stack_trace_is_as_old_as_its_record() {
    LogTail tail =
        reading(
            "2026-11-22 02:14:07 ERROR [main] request failed",
            "java.lang.RuntimeException: no answer",
            "\tat Hik.main(Hik.java:16)",
            "Caused by: p - Connection is not available, request timed out after 9ms.",
            "2026-11-22 02:14:17 INFO  [main] stopping");
    assertThat(tail.poolAge()).contains(Duration.ofSeconds(10));
    assertThat(tail.filesAge()).isEmpty();
  }

  @Test
  void a_line_whose_time_nothing_tells_has_no_age() {
    String timeout = "p - Connection is not available, request timed out after 9ms.";
    assertThat(reading(timeout).poolAge()).isEmpty();
    assertThat(reading(timeout, "2026-11-22 02:14:07 a").poolAge()).isEmpty();
    assertThat(reading("2026-11-22 02:14:07 " + timeout, "02:14:08 a").poolAge()).isEmpty();
    assertThat(reading("2026-99-22 02:14:07 " + timeout).poolAge()).isEmpty();
    List<String> unstamped = new ArrayList<>(List.of("2026-11-22 02:14:07 " + timeout));
    unstamped.addAll(Collections.nCopies(50, "GET /orders 200"));
    assertThat(reading(unstamped.toArray(String[]::new)).poolAge()).isEmpty();
  }

  private static Optional<LogTail.Farewell> farewell(String... lines) {
    return measured(
            PROBE.parse(
                output(
                    0,
                    "# path a\n# size 500\n# age 2\n# now 1795368004\n# text\n"
                        + String.join("\n", lines)
                        + "\n")))
        .farewell();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22 17:19:50 INFO received SIGTERM, closing",
        "2026-11-22 17:19:50 INFO Shutting down",
        "2026-11-22 17:19:50 [notice] 7#7: signal 15 (SIGTERM) received from 1, exiting",
        "2026-11-22 17:19:50 INFO Stopping service [Tomcat]",
        "2026-11-22 17:19:50 LOG:  received fast shutdown request",
        "2026-11-22 17:19:50 [7] [INFO] Handling signal: term",
      })
  void a_farewell_has_its_time(String line) {
    assertThat(farewell("2026-11-22 17:19:48 up", line, "2026-11-22 17:19:59 starting again"))
        .contains(
            new LogTail.Farewell(
                line,
                // written two seconds before it was read, the line nine seconds before that
                Optional.of(Instant.ofEpochSecond(1795368004 - 2 - 9))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22 17:19:50 INFO shutdown hook registered",
        "2026-11-22 17:19:50 INFO graceful shutdown is enabled",
        "2026-11-22 17:19:50 INFO spring.lifecycle.timeout-per-shutdown-phase: timeout 30s",
        "2026-11-22 17:19:50 INFO 200 GET /orders",
        "2026-11-22 17:19:50 java.lang.OutOfMemoryError: Java heap space",
      })
  void what_is_no_farewell(String line) {
    assertThat(farewell(line)).isEmpty();
  }

  @Test
  void a_shutdown_after_a_fatal_error_is_no_farewell() {
    assertThat(
            farewell(
                "2026-11-22 17:19:50 ERROR Application run failed",
                "java.lang.IllegalStateException: no database",
                "2026-11-22 17:19:51 INFO Stopping service [Tomcat]"))
        .isEmpty();
  }

  @Test
  void a_farewell_without_a_time_of_its_own_has_none() {
    assertThat(farewell("shutting down"))
        .contains(new LogTail.Farewell("shutting down", Optional.empty()));
    assertThat(reading("2026-11-22 17:19:50 shutting down").farewell())
        .contains(new LogTail.Farewell("2026-11-22 17:19:50 shutting down", Optional.empty()));
  }

  @Test
  void a_line_of_any_length_gives_a_short_excerpt() {
    LogTail tail =
        reading(
            "x".repeat(100_000) + " Too many open files",
            "Too many open files" + "y".repeat(100_000));
    assertThat(tail.excerpts()).hasSize(2).allMatch(e -> e.length() <= 301);
  }

  @Test
  void leaves_out_the_first_line_of_a_tail_that_was_cut() {
    String text =
        "# path a\n# size 300000\n# age 1\n# text\nmany open files\nToo many open files\n";
    assertThat(measured(PROBE.parse(output(0, text))).lines()).isEqualTo(1);
  }

  @Test
  void an_empty_log_is_an_answer() {
    LogTail tail = measured(PROBE.parse(output(0, "# path a\n# size 0\n# age 1\n# text\n")));
    assertThat(tail.lines()).isZero();
    assertThat(tail.excerpts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"78, NOT_CONFIGURED", "77, NOT_PERMITTED", "66, NO_SUCH_PROCESS", "69, TOOL_MISSING"})
  void says_why_there_is_no_log(int exit, Reason reason) {
    assertThat(PROBE.parse(output(exit, "why"))).isEqualTo(Outcome.unavailable(reason, "why"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage \ufffd\u0000", "# path a\n# size 5"})
  void an_answer_without_a_text_is_malformed(String text) {
    assertThat(PROBE.parse(output(0, text))).isInstanceOf(Outcome.Malformed.class);
  }

  @Test
  void an_answer_cut_anywhere_never_throws() {
    String text = Captured.text("logs/hikari-7.1/app.out");
    for (int end = 0; end < text.length(); end += 11) {
      assertThat(PROBE.parse(output(0, text.substring(0, end)))).isNotNull();
    }
  }

  @Test
  void asks_for_the_instances_log() {
    assertThat(PROBE.arguments(Instance.of("orders", "local", new HostPort("a", 1))))
        .containsExactly("");
  }
}
