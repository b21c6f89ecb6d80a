package dee.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.database.DatabaseAnswer;
import dee.probes.database.DatabaseLook;
import dee.probes.database.SessionGroup;
import dee.probes.history.History;
import dee.probes.history.Measure;
import dee.probes.packets.Capture;
import dee.probes.packets.CaptureReader;
import dee.probes.packets.Traffic;
import dee.probes.packets.flow.FlowBounds;
import dee.probes.sockets.Listeners;
import dee.probes.sockets.Listeners.Listener;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadingTest {

  @Test
  void a_record_reads_as_lines_with_times_in_milliseconds() {
    Listener listener =
        new Listener("127.0.0.1:8080", 3, 2, OptionalLong.of(32), OptionalLong.empty());
    String text = Reading.of(new Listeners(List.of(listener), 4, Duration.ofSeconds(2), "ss"));
    assertThat(text)
        .contains("queued: 3\n", "backlog: 32\n", "elsewhere: 4\n", "window: 2000 ms\n");
  }

  @Test
  void a_course_reads_as_one_line() {
    Instant at = Instant.parse("2026-03-01T02:14:00Z");
    History.Course course =
        new History.Course(
            Measure.OPEN_FILES,
            Optional.of(100.0),
            List.of(new History.Point(at, 30), new History.Point(at.plusSeconds(15), 97)));
    String text =
        Reading.of(
            new History(List.of(course), List.of(), Map.of(Measure.LATENCY, "no such series")));
    assertThat(text)
        .contains(
            "open-files: 30 to 97, now 97 of 100; 2 points, 2026-03-01T02:14:00Z to"
                + " 2026-03-01T02:14:15Z")
        .contains("LATENCY: no such series");
  }

  @Test
  void a_capture_reads_as_a_number_of_connections() {
    byte[] empty = HexFormat.of().parseHex("d4c3b2a1020004000000000000000000" + "8000000001000000");
    Traffic traffic =
        CaptureReader.read(new ByteArrayInputStream(empty), FlowBounds.USUAL)
            .asOptional()
            .orElseThrow();
    Capture.Taken taken =
        new Capture.Taken(
            "lo", Capture.Scope.FLAGS, Duration.ofSeconds(7), OptionalLong.of(0), false);

    assertThat(Reading.of(new Capture(traffic, taken)))
        .contains("table: 0 connections\n", "device: lo\n", "length: 7000 ms\n", "lost: 0\n");
  }

  @Test
  void sessions_read_as_groups() {
    SessionGroup group =
        new SessionGroup(
            "10.0.0.1",
            "orders",
            "active",
            "Lock",
            "tuple",
            1,
            Duration.ofSeconds(9),
            Duration.ofSeconds(9),
            Optional.empty(),
            List.of(new SessionGroup.Member(40001, Duration.ofSeconds(9))));
    DatabaseLook look =
        new DatabaseLook(
            "orders",
            new DatabaseLook.Slots(9, 100, 3),
            List.of(group),
            List.of(),
            0,
            "monitor",
            Set.of("10.0.0.1"));
    assertThat(Reading.of(new DatabaseAnswer.Sessions(look, look, Duration.ofSeconds(2))))
        .contains("waitType: Lock", "oldest: 9000 ms", "port 40001, 9000 ms", "max: 100");
  }
}
