package dee.probes;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.standard.StandardProbes;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every script of a probe promises. */
class ScriptsTest {

  private static final List<String> HEAD =
      List.of("# USAGE ", "# OUTPUT ", "# REQUIRES ", "# PRIVILEGE ", "# OVERHEAD ", "# CHANGES ");

  /** Asking for owners walks the descriptors of every process; without -n, lsof asks the DNS. */
  private static final List<Pattern> NEVER =
      List.of(
          Pattern.compile("(?:\\bss|\\$\\{?ss\\}?\"?|\\bnetstat)\\s+-[A-Za-z]*p"),
          Pattern.compile("\\bss\\b.* -[KD]"),
          Pattern.compile("\\bstrace\\b"),
          Pattern.compile("\\blsof\\b(?!.*(?:-p|-F|REQUIRES)).*-i"));

  static Stream<ShellProbe<?>> probes() {
    return StandardProbes.catalog().probes().stream()
        .<ShellProbe<?>>mapMulti((probe, each) -> {
          if (probe instanceof ShellProbe<?> shell) {
            each.accept(shell);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("probes")
  void begins_with_what_it_does_and_costs(ShellProbe<?> probe) {
    List<String> lines = Captured.text(probe.script()).lines().toList();
    assertThat(lines.getFirst()).matches("# [a-z-]+ - .+");
    for (String part : HEAD) {
      assertThat(lines.stream().takeWhile(l -> l.startsWith("#")))
          .as(part)
          .anyMatch(l -> l.startsWith(part));
    }
    assertThat(lines).anyMatch(l -> l.startsWith("# CHANGES ") && l.contains(" none"));
  }

  @ParameterizedTest
  @MethodSource("probes")
  void never_asks_for_what_hurts_the_target(ShellProbe<?> probe) {
    for (String line : Captured.text(probe.script()).lines().toList()) {
      for (Pattern forbidden : NEVER) {
        assertThat(line).doesNotContainPattern(forbidden);
      }
    }
  }
}
