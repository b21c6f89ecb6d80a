package dee.probes.files;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.files.OpenFiles.Pointed;
import dee.probes.shell.Samples;
import org.junit.jupiter.api.Test;

class OpenFilesProbeTest {

  private static final String MANY = Samples.captured("files/debian-12/many-types.out");
  private static final String TABLE = Samples.captured("files/debian-12/lsof.out");
  private final OpenFilesProbe probe = new OpenFilesProbe();

  @Test
  void reads_what_the_target_counted() {
    OpenFiles files = probe.parse(Samples.of(MANY)).asOptional().orElseThrow();

    assertThat(files.count()).isEqualTo(59);
    assertThat(files.sampled()).isEqualTo(59);
    assertThat(files.means()).isEqualTo("/proc");
    assertThat(files.sockets()).isEqualTo(41);
    assertThat(files.of(OpenFiles.Type.FILE)).isEqualTo(8);
    assertThat(files.of(OpenFiles.Type.DELETED_FILE)).isEqualTo(1);
    assertThat(files.filesAndPipes()).isEqualTo(12);
    assertThat(files.of(OpenFiles.Type.EVENT)).isEqualTo(2);
    assertThat(files.top()).startsWith(new Pointed("socket", 41), new Pointed("/etc", 7));
  }

  @Test
  void reads_lsof_where_only_lsof_may_look() {
    OpenFiles files =
        probe.parse(Samples.of("means lsof\n" + TABLE + "count 59\n")).asOptional().orElseThrow();

    assertThat(files.means()).isEqualTo("lsof");
    assertThat(files.count()).isEqualTo(59);
    assertThat(files.sockets()).isEqualTo(41);
    assertThat(files.of(OpenFiles.Type.DELETED_FILE)).isEqualTo(1);
    assertThat(files.of(OpenFiles.Type.EVENT)).isEqualTo(2);
    assertThat(files.top()).contains(new Pointed("/etc", 7));
  }

  @Test
  void a_table_of_refusals_is_not_zero_files() {
    String denied = Samples.captured("files/debian-12/lsof-denied.out");

    assertThat(probe.parse(Samples.of("means lsof\n" + denied + "count 1\n")))
        .isEqualTo(Outcome.unavailable(Reason.NOT_PERMITTED, "lsof may not see the open files"));
  }

  @Test
  void nothing_is_malformed_and_never_zero() {
    assertThat(probe.parse(Samples.of(""))).isInstanceOf(Outcome.Malformed.class);
    assertThat(probe.parse(Samples.of("\u00ff\u00fe\n"))).isInstanceOf(Outcome.Malformed.class);
    assertThat(probe.parse(Samples.of("means /proc\ncount 59\n")))
        .isInstanceOf(Outcome.Malformed.class);
    assertThat(probe.parse(Samples.of("means lsof\ncount 0\n")))
        .isInstanceOf(Outcome.Malformed.class);
    assertThat(probe.parse(Samples.broken(MANY))).isInstanceOf(Outcome.Malformed.class);
  }

  @Test
  void places_are_cleaned() {
    OpenFiles files =
        probe
            .parse(Samples.of(MANY + "place 1 /tmp/\u001b[31m\u00ff token=abcdef\n"))
            .asOptional()
            .orElseThrow();

    assertThat(files.top().getLast().place()).isEqualTo("/tmp/\ufffd token=[redacted]");
  }

  @Test
  void says_what_it_may_not() {
    assertThat(probe.parse(Samples.exited(77, "user deploy may not look into /proc/1/fd\n")))
        .isEqualTo(
            Outcome.unavailable(Reason.NOT_PERMITTED, "user deploy may not look into /proc/1/fd"));
    assertThat(probe.parse(Samples.exited(69, "this machine has no awk\n")))
        .isEqualTo(Outcome.unavailable(Reason.TOOL_MISSING, "this machine has no awk"));
  }
}
