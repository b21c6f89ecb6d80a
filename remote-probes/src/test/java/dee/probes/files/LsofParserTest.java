package dee.probes.files;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.shell.Samples;
import dee.probes.text.Parsed;
import java.util.List;
import org.junit.jupiter.api.Test;

class LsofParserTest {

  private static final List<String> TABLE =
      Samples.captured("files/debian-12/lsof.out").lines().toList();

  @Test
  void reads_every_row() {
    Parsed<List<LsofRow>> parsed = LsofParser.parse(TABLE);

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.value()).hasSize(TABLE.size() - 1);
    assertThat(parsed.value()).filteredOn(LsofRow::open).hasSize(59);
    LsofRow first = parsed.value().getFirst();
    assertThat(first.command()).isEqualTo("python3");
    assertThat(first.descriptor()).isEqualTo("cwd");
    assertThat(first.name()).isEqualTo("/");
    assertThat(parsed.value())
        .filteredOn(row -> row.name().contains("(LISTEN)"))
        .singleElement()
        .satisfies(row -> assertThat(row.node()).isEqualTo("TCP"));
  }

  @Test
  void empty_columns_stay_empty() {
    List<LsofRow> rows =
        LsofParser.parse(Samples.captured("files/debian-12/lsof-denied.out").lines().toList())
            .value();

    assertThat(rows.getLast().descriptor()).isEqualTo("NOFD");
    assertThat(rows.getLast().type()).isEmpty();
    assertThat(rows.getLast().name()).endsWith("/fd (opendir: Permission denied)");
    assertThat(rows.getFirst().type()).isEqualTo("unknown");
    assertThat(rows.getFirst().device()).isEmpty();
  }

  @Test
  void fields_tell_the_same_as_the_table() {
    List<String> fields = Samples.captured("files/debian-12/lsof-fields.out").lines().toList();
    Parsed<List<LsofRow>> parsed = LsofParser.parseFields(fields);

    assertThat(parsed.unread()).isEmpty();
    List<LsofRow> rows = LsofParser.parse(TABLE).value();
    assertThat(parsed.value()).hasSameSizeAs(rows);
    assertThat(parsed.value().stream().map(LsofRow::type))
        .containsExactlyElementsOf(rows.stream().map(LsofRow::type).toList());
    assertThat(parsed.value().stream().map(LsofRow::pid).distinct())
        .containsExactly(rows.getFirst().pid());
  }

  @Test
  void warnings_and_garbage_are_unread() {
    Parsed<List<LsofRow>> parsed =
        LsofParser.parse(
            List.of(
                "lsof: WARNING: can't stat()", TABLE.get(0), TABLE.get(1), "\ufffd\ufffd", "x"));

    assertThat(parsed.value()).hasSize(1);
    assertThat(parsed.unread()).containsExactly("lsof: WARNING: can't stat()", "\ufffd\ufffd", "x");
    assertThat(LsofParser.parse(List.of()).value()).isEmpty();
    assertThat(LsofParser.parseFields(List.of("", "zodd", "x")).unread()).hasSize(2);
  }
}
