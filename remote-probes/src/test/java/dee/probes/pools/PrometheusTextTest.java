package dee.probes.pools;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.Captured;
import dee.probes.pools.PrometheusText.Sample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusTextTest {

  private static Sample only(String line) {
    PrometheusText text = PrometheusText.parse(List.of(line));
    assertThat(text.unreadable()).isEmpty();
    return text.samples().getFirst();
  }

  @Test
  void reads_every_line_of_a_captured_page() {
    List<String> lines = Captured.text("pools/hikari-7.1/page.txt").lines().toList();
    PrometheusText text = PrometheusText.parse(lines);
    assertThat(text.unreadable()).isEmpty();
    assertThat(text.samples().size() + text.comments()).isEqualTo(lines.size());
  }

  @Test
  void reads_escapes_in_labels() {
    Sample sample =
        only("http_total{path=\"C:\\\\DIR \\\"x\\\"\\n, {}\",method=\"a b\"} 1027 1395066363000");
    assertThat(sample.labels()).isEqualTo(Map.of("path", "C:\\DIR \"x\"\n, {}", "method", "a b"));
    assertThat(sample.timestamp()).hasValue(1395066363000L);
  }

  @Test
  void reads_a_comma_after_the_last_label_and_no_label_at_all() {
    assertThat(only("a{pool=\"x\",} 1").labels()).containsOnly(Map.entry("pool", "x"));
    assertThat(only("a{} 1").labels()).isEmpty();
    assertThat(only("a\t1").value()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, NaN",
    "+Inf, Infinity",
    "-Inf, -Infinity",
    "1.5E-5, 1.5E-5",
    "1e+06, 1000000",
    "-3, -3"
  })
  void reads_every_kind_of_number(String text, double value) {
    assertThat(only("a{b=\"c\"} " + text).value()).isEqualTo(Double.valueOf(value));
  }

  @Test
  void reads_what_openmetrics_adds() {
    Sample sample = only("{\"a.b\",le=\"0.5\"} 4 1520879607.789 # {trace=\"x # {\"} 0.4");
    assertThat(sample.metric()).isEqualTo("a.b");
    assertThat(sample.timestamp()).hasValue(1520879607789L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>",
        "a",
        "a{b=\"c\"}",
        "a{b=\"c\" 1",
        "a{b=\"c} 1",
        "a{b} 1",
        "a{=\"c\"} 1",
        "1a 2",
        "a b",
        "a 1 b",
        "a 1 2 3",
        "a{b=\"c\"d=\"e\"} 1",
        "a 0x1p3",
        "\u0000\ufffd"
      })
  void keeps_a_line_it_cannot_read(String line) {
    assertThat(PrometheusText.parse(List.of(line)).unreadable()).containsExactly(line);
  }

  @Test
  void reads_nothing_from_nothing() {
    assertThat(PrometheusText.parse(List.of()))
        .isEqualTo(new PrometheusText(List.of(), 0, List.of()));
  }
}
