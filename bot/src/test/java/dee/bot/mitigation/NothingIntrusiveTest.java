package dee.bot.mitigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Killing connections, tracing and attaching destroy evidence or processes: Dee ships none. */
class NothingIntrusiveTest {

  private static final Pattern INTRUSIVE =
      Pattern.compile(
          "(?m)^(?!\\s*#).*(?:\\bss\"?(?:\\s[^|\\n]*)?\\s(?:-\\w*K\\b|--kill)"
              + "|\\b(?:strace|ltrace|gdb|jstack|jcmd|jmap|jhsdb|py-spy)\\b)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ss -K dst 10.0.0.1",
        "\"$ss\" -tK dst x",
        "ss --kill sport = :80",
        "timeout 2 strace -f -p $DEE_PID",
        "jcmd $DEE_PID Thread.print",
        "x | jstack 1"
      })
  void the_pattern_finds_what_it_is_to_find(String line) {
    assertThat(INTRUSIVE.matcher("a\n" + line + "\nb").find()).isTrue();
  }

  @Test
  void no_shipped_script_kills_connections_traces_or_attaches() throws IOException {
    List<Path> scripts = new ArrayList<>();
    for (String root :
        List.of(
            "../remote-probes/src/main/resources",
            "../playbooks/src/main/resources/playbooks",
            "src/main/resources/commands")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        files.filter(f -> f.toString().matches(".*\\.(sh|groovy)")).forEach(scripts::add);
      }
    }
    scripts.add(Path.of("dee.example.yaml"));
    scripts.add(Path.of("src/main/java/dee/bot/lab/ConfigurationFile.java"));

    assertThat(scripts).hasSizeGreaterThan(10);
    for (Path script : scripts) {
      assertThat(Files.readString(script)).as(script.toString()).doesNotContainPattern(INTRUSIVE);
    }
  }
}
