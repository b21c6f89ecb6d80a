package dee.probes.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules that every script keeps. */
class ScriptsTest {

  private static final Path FOLDER = Path.of("src/main/resources/probes");

  private static final Pattern OWNERS_BY_SS =
      Pattern.compile("\\bss\"?\\s+(?:[^|\\s]\\S*\\s+)*(?:-[a-zA-Z]*p|--processes\\b)");
  private static final Pattern OWNERS_BY_NETSTAT =
      Pattern.compile("\\bnetstat\"?\\s+(?:[^|\\s]\\S*\\s+)*(?:-[a-zA-Z]*p|--programs?\\b)");
  private static final Pattern LSOF = Pattern.compile("\\blsof\"?\\s+-[^v].*");
  private static final Pattern REDIRECTION =
      Pattern.compile("(?:^|\\s)[0-9]*(?:>>?|<>|>\\|)\\s*(\\S+)");
  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'");
  private static final List<String> HEAD =
      List.of("USAGE", "OUTPUT", "REQUIRES", "PRIVILEGE", "OVERHEAD", "CHANGES");

  @Test
  void each_says_what_it_needs_costs_and_changes() throws IOException {
    for (Path script : scripts()) {
      List<String> lines = Files.readAllLines(script);
      String name = script.getFileName().toString().replace(".sh", "");
      assertThat(lines.getFirst()).as("%s", script).startsWith("# " + name + " - ");
      for (String word : HEAD) {
        assertThat(lines).as("%s", script).anyMatch(line -> line.startsWith("# " + word + " "));
      }
    }
  }

  @Test
  void none_asks_for_owners_of_all_sockets() throws IOException {
    for (String line : code()) {
      assertThat(line).doesNotContainPattern(OWNERS_BY_SS).doesNotContainPattern(OWNERS_BY_NETSTAT);
    }
  }

  @Test
  void the_rules_catch_what_they_forbid() {
    assertThat("ss -tanp").containsPattern(OWNERS_BY_SS);
    assertThat("\"$ss\" -H -tn --processes").containsPattern(OWNERS_BY_SS);
    assertThat("netstat -an -p").containsPattern(OWNERS_BY_NETSTAT);
    assertThat("ss -Htn state close-wait | grep -p").doesNotContainPattern(OWNERS_BY_SS);
    assertThat(writtenTo("echo x >> /tmp/x")).containsExactly("/tmp/x");
    assertThat(writtenTo("cat x >\"$file\" 2>/dev/null")).containsExactly("Q");
    assertThat(writtenTo("echo 'a > b' 2>&1 >&4 3>&- 2>/dev/null)")).isEmpty();
  }

  @Test
  void lsof_asks_for_one_process_and_no_names() throws IOException {
    List<String> calls = code().stream().filter(line -> LSOF.matcher(line).find()).toList();

    assertThat(calls).isNotEmpty();
    assertThat(calls).allMatch(call -> call.contains("-n -P -a -p \"$DEE_PID\""));
  }

  @Test
  void none_writes_a_file() throws IOException {
    for (String line : code()) {
      assertThat(writtenTo(line)).as(line).isEmpty();
      assertThat(line).doesNotContain("<<", "mktemp", "tee ", " rm ", "sed -i");
    }
  }

  @Test
  void each_reads_the_same_to_shellcheck() throws Exception {
    assumeTrue(
        Stream.of("/usr/bin", "/usr/local/bin", "/bin")
            .anyMatch(dir -> Files.isExecutable(Path.of(dir, "shellcheck"))),
        "shellcheck is not installed");
    List<String> command = new ArrayList<>(List.of("shellcheck", "-s", "sh"));
    scripts().forEach(script -> command.add(script.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
  }

  /** Where a line redirects output to, other than descriptors and the null device. */
  private static List<String> writtenTo(String line) {
    return REDIRECTION
        .matcher(outsideQuotes(line))
        .results()
        .map(found -> found.group(1))
        .filter(to -> !to.matches("&[0-9-].*|/dev/null[;)]*"))
        .toList();
  }

  /** What stands in quotes is text, or awk, whose comparisons look like redirections. */
  private static String outsideQuotes(String line) {
    return line.replaceAll("\"[^\"]*\"", "Q").replaceAll("'[^']*'", "Q");
  }

  private static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".sh")).sorted().toList();
    }
  }

  /** All lines but comments, with awk programs of several lines left out. */
  private static List<String> code() throws IOException {
    List<String> code = new ArrayList<>();
    for (Path script : scripts()) {
      String text =
          Files.readString(script)
              .lines()
              .filter(line -> !line.strip().startsWith("#"))
              .reduce("", (all, line) -> all + line + '\n');
      QUOTED
          .matcher(text)
          .replaceAll(
              found -> found.group().contains("\n") ? "Q" : Matcher.quoteReplacement(found.group()))
          .lines()
          .forEach(code::add);
    }
    return code;
  }
}
