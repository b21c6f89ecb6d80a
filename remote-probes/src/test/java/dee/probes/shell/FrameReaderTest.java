package dee.probes.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.shell.Section.Completeness;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

  private static final String BEGIN = "dee-0123456789 begin echo 1 1772366400.50 36000.25\n";
  private static final String END = "\ndee-0123456789 end echo 1 exit=0 ms=20 bytes=6 cap=100\n";
  private static final String DONE = "dee-0123456789 done\n";
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final ExitStatus ENDED = new ExitStatus.Exited(0);

  @Test
  void reads_a_section() {
    ScriptOutput answer = read(BEGIN + "hello\n" + END + DONE);

    assertThat(answer.complete()).isTrue();
    assertThat(answer.clockSkew()).contains(Duration.ofMillis(500));
    Section section = answer.sections().getFirst();
    assertThat(section.probe()).isEqualTo("echo");
    assertThat(section.at()).isEqualTo(NOW.plusMillis(500));
    assertThat(section.uptime()).isEqualTo(Duration.ofHours(10).plusMillis(250));
    assertThat(section.elapsed()).isEqualTo(Duration.ofMillis(20));
    assertThat(section.text()).isEqualTo("hello\n");
    assertThat(section.completeness()).isEqualTo(Completeness.WHOLE);
  }

  @Test
  void any_cutting_into_pieces_reads_the_same() {
    byte[] bytes = ("banner\n" + BEGIN + "hello\n" + END + DONE).getBytes(StandardCharsets.UTF_8);
    for (int size = 1; size < bytes.length; size++) {
      FrameReader reader = reader(10_000);
      for (int at = 0; at < bytes.length; at += size) {
        assertThat(reader.done()).isFalse();
        reader.push(bytes, at, Math.min(size, bytes.length - at));
      }
      assertThat(reader.done()).isTrue();
      assertThat(reader.finish(ENDED, "").sections().getFirst().text()).isEqualTo("hello\n");
    }
  }

  @Test
  void a_stream_that_ends_within_a_section_breaks_it() {
    String whole = BEGIN + "hello\n" + END + DONE;
    for (int length = BEGIN.length(); length < BEGIN.length() + 6 + END.length(); length++) {
      ScriptOutput answer = read(whole.substring(0, length));
      assertThat(answer.complete()).isFalse();
      assertThat(answer.sections().getFirst().completeness()).isEqualTo(Completeness.BROKEN);
    }
    assertThat(read(whole.substring(0, 20)).sections()).isEmpty();
    assertThat(read("").sections()).isEmpty();
  }

  @Test
  void lost_bytes_break_a_section() {
    assertThat(read(BEGIN + "hell\n" + END + DONE).sections().getFirst().completeness())
        .isEqualTo(Completeness.BROKEN);
  }

  @Test
  void bytes_that_were_not_counted_are_not_compared() {
    String uncounted = END.replace("bytes=6", "bytes=-");
    assertThat(read(BEGIN + "hell\n" + uncounted + DONE).sections().getFirst().completeness())
        .isEqualTo(Completeness.WHOLE);
  }

  @Test
  void what_is_over_the_cap_is_cut() {
    Section section =
        read(BEGIN + "hello\n" + END.replace("cap=100", "cap=5") + DONE).sections().getFirst();
    assertThat(section.completeness()).isEqualTo(Completeness.CAPPED);
    assertThat(section.text()).isEqualTo("hello");
  }

  @Test
  void frames_of_another_boundary_or_within_a_line_are_output() {
    String forged = "dee-9999999999 done\nx" + DONE;
    String end = END.replace("bytes=6", "bytes=" + forged.length());
    List<Section> sections = read(BEGIN + forged + end + DONE).sections();
    assertThat(sections).hasSize(1);
    assertThat(sections.getFirst().text()).isEqualTo(forged);
  }

  @Test
  void a_section_that_never_ended_does_not_swallow_the_next() {
    List<Section> sections = read(BEGIN + "he\n" + BEGIN + "hello\n" + END + DONE).sections();
    assertThat(sections)
        .extracting(Section::completeness)
        .containsExactly(Completeness.BROKEN, Completeness.WHOLE);
  }

  @Test
  void a_target_that_never_stops_is_cut_off() {
    FrameReader reader = reader(1000);
    byte[] flood = "x".repeat(700).getBytes(StandardCharsets.UTF_8);
    reader.push(BEGIN.getBytes(StandardCharsets.UTF_8), 0, BEGIN.length());
    for (int i = 0; i < 100; i++) {
      reader.push(flood, 0, flood.length);
    }
    ScriptOutput answer = reader.finish(new ExitStatus.CutOff("too much"), "");
    assertThat(answer.complete()).isFalse();
    assertThat(answer.sections().getFirst().output()).hasSize(1000 - BEGIN.length());
    assertThat(answer.sections().getFirst().completeness()).isEqualTo(Completeness.BROKEN);
  }

  private static ScriptOutput read(String stream) {
    FrameReader reader = reader(10_000);
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
    reader.push(bytes, 0, bytes.length);
    return reader.finish(ENDED, "");
  }

  private static FrameReader reader(int maxBytes) {
    return new FrameReader("0123456789", maxBytes, () -> NOW);
  }
}
