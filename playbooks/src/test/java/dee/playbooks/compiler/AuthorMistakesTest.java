package dee.playbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dee.playbooks.FakeProbes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mistake an author can make, and what Dee says to it. */
class AuthorMistakesTest {

  private static final String GOOD =
      """
      symptom('refused') {
          states   'refused'
          observed { reachability().tries() > 0 }
      }
      playbook('p') {
          about 'a test'
          first { measure reachability, process }
          then { when('refused') { measure pools } }
          then { whileOpen('refused') { measure log } }
          diagnose 'refused'
      }
      """;

  private static final PlaybookCompiler COMPILER =
      new PlaybookCompiler(new FakeProbes().catalog(), Duration.ofSeconds(2));

  private static List<String> problems(String text) {
    PlaybookRefused refused =
        catchThrowableOfType(
            PlaybookRefused.class,
            () -> COMPILER.compile(List.of(new SourceText("team/p.groovy", text))));
    assertThat(refused).as("accepted: " + text).isNotNull();
    return refused.problems().stream().map(Problem::toString).toList();
  }

  @Test
  void the_good_one_is_accepted() {
    Library library = COMPILER.compile(List.of(new SourceText("team/p.groovy", GOOD)));
    assertThat(library.find("p").orElseThrow().symptoms()).containsExactly("refused");
  }

  /** In the good text, one thing is replaced. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          about 'a test'         | abuot 'a test'                    | team/p.groovy:6:5: unknown word 'abuot' inside playbook { } (did you mean 'about'?)
          measure reachability   | measure reachabilty               | team/p.groovy:7:21: unknown probe 'reachabilty' (did you mean 'reachability'?)
          measure reachability   | mesure reachability               | team/p.groovy:7:13: unknown word 'mesure' inside first { } or then { } (did you mean 'measure'?)
          about 'a test'         | measure process                   | team/p.groovy:6:5: 'measure' may not stand here, only inside first { } or then { }
          about 'a test'         | observed { true }                 | team/p.groovy:6:5: 'observed' may not stand here, only inside symptom { }, mechanism { } or rootCause { }
          about 'a test'         | about 12                          | team/p.groovy:6:5: 'about' does not take (int)
          about 'a test'         | about 'a', 'b'                    | team/p.groovy:6:5: 'about' does not take (String, String)
          about 'a test'         | about text                        | team/p.groovy:6:11: unknown variable 'text' (known here: about, diagnose, first, param, then)
          about 'a test'         | ''                                | team/p.groovy:5:10: the playbook 'p' has no 'about' (add about '…': when to use it)
          about 'a test'         | about ' '                         | team/p.groovy:6:11: 'about' is empty
          diagnose 'refused'     | ''                                | team/p.groovy:5:10: the playbook 'p' has no 'diagnose' (add diagnose 'symptom', …)
          diagnose 'refused'     | diagnose 'refuse'                 | team/p.groovy:10:14: unknown symptom 'refuse' (did you mean 'refused'?)
          when('refused')        | when('refusd')                    | team/p.groovy:8:17: unknown condition 'refusd' (did you mean 'refused'?)
          whileOpen('refused')   | whileOpen('refusd')               | team/p.groovy:9:22: unknown symptom 'refusd' (did you mean 'refused'?)
          whileOpen('refused')   | whileOpne('refused')              | team/p.groovy:9:12: unknown word 'whileOpne' inside first { } or then { } (did you mean 'whileOpen'?)
          whileOpen('refused')   | whileOpen()                       | team/p.groovy:9:12: 'whileOpen' does not take (Closure) (write whileOpen('symptom', …) { measure … })
          whileOpen('refused')   | whileOpen([])                     | team/p.groovy:9:5: 'whileOpen' names nothing (write whileOpen('symptom', …) { measure … })
          whileOpen('refused')   | whileOpen(null)                   | team/p.groovy:9:12: 'whileOpen' does not take this (write whileOpen('symptom', …) { measure … })
          whileOpen('refused')   | whileOpen([1, 2])                 | team/p.groovy:9:12: 'whileOpen' does not take this (write whileOpen('symptom', …) { measure … })
          whileOpen('refused')   | whileOpen([proces])               | team/p.groovy:9:23: unknown probe 'proces' (did you mean 'process'?)
          whileOpen('refused')   | whileOpen(1)                      | team/p.groovy:9:12: 'whileOpen' does not take (int, Closure) (write whileOpen('symptom', …) { measure … })
          measure log            | whileOpen('refused') { }          | team/p.groovy:9:35: 'whileOpen' may not stand inside when(…) { } or whileOpen(…) { } (write it beside that, inside first { } or then { })
          measure pools          | whileOpen('refused') { }          | team/p.groovy:8:30: 'whileOpen' may not stand inside when(…) { } or whileOpen(…) { } (write it beside that, inside first { } or then { })
          measure log            | when('refused') { }               | team/p.groovy:9:35: 'when' may not stand inside when(…) { } or whileOpen(…) { } (write it beside that, inside first { } or then { })
          when('refused')        | when([])                          | team/p.groovy:8:5: 'when' names nothing (write when('condition', …) { measure … })
          when('refused')        | when(null)                        | team/p.groovy:8:12: 'when' does not take this (write when('condition', …) { measure … })
          when('refused')        | when([1, 2])                      | team/p.groovy:8:12: 'when' does not take this (write when('condition', …) { measure … })
          when('refused')        | when()                            | team/p.groovy:8:12: 'when' does not take (Closure) (write when('condition', …) { measure … })
          about 'a test'         | whileOpen('refused') { }          | team/p.groovy:6:5: 'whileOpen' may not stand here, only inside first { } or then { }
          measure log            | measure lgo                       | team/p.groovy:9:43: unknown probe 'lgo' (did you mean 'log'?)
          measure log            | observed { true }                 | team/p.groovy:9:35: 'observed' may not stand here, only inside symptom { }, mechanism { } or rootCause { }
          states   'refused'     | leadsTo 'nowhere'; states 'x'     | team/p.groovy:2:13: unknown condition 'nowhere' (known here: refused)
          states   'refused'     | ''                                | team/p.groovy:1:9: 'refused' does not say what it states (add states '…')
          states   'refused'     | states 'a'; states 'b'            | team/p.groovy:2:24: 'states' is written twice (keep one)
          reachability().tries() | reachability().trys()             | team/p.groovy:3:31: 'trys' cannot be asked of Reachability (did you mean 'tries'?)
          reachability().tries() | reachability.tries()              | team/p.groovy:3:16: 'reachability' is a question: write reachability()
          reachability().tries() | reachability().tries              | team/p.groovy:3:31: 'tries' is a question: write tries()
          reachability().tries() | reachable().tries()               | team/p.groovy:3:16: unknown word 'reachable' inside observed { }, refuted { } or says { } (did you mean 'reachability'?)
          reachability().tries() | measure(1)                        | team/p.groovy:3:16: 'measure' may not stand here, only inside first { } or then { }
          symptom('refused')     | symptom('Re fused')               | team/p.groovy:1:9: 'Re fused' is not an id (lower case, words joined by hyphens)
          symptom('refused')     | sympton('refused')                | team/p.groovy:1:1: unknown word 'sympton' at the top of the file (did you mean 'symptom'?)
          """)
  void one_mistake(String good, String bad, String message) {
    assertThat(GOOD).contains(good);
    assertThat(problems(GOOD.replace(good, bad))).startsWith(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'id'.execute()",
        "System.exit(1)",
        "Runtime.getRuntime().exec('id')",
        "new File('/etc/passwd').text",
        "new ProcessBuilder('id').start()",
        "'/etc/passwd'.toURL().text",
        "println 'hello'",
        "evaluate('1')",
        "run()",
        "Thread.sleep(1)",
        "Class.forName('java.lang.System')",
        "''.getClass().forName('x')",
        "''.class.classLoader",
        "final f = System.&exit",
        "final f = System::exit",
        "getBinding()",
        "binding.variables",
        "writeTo(null)",
        "metaClass",
        "java.nio.file.Files.delete(null)",
        "Math.metaClass",
        "groovy.lang.GroovyShell",
        "[1].each { System.exit(it) }",
        "throw new RuntimeException('x')",
      })
  void what_a_playbook_has_no_use_for(String line) {
    assertThat(problems(GOOD + line + "\n"))
        .singleElement()
        .satisfies(
            p -> assertThat(p).startsWith("team/p.groovy:12:").doesNotContain("\tat ", "[Static"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          package a.b                    | team/p.groovy:1:1: a playbook has no package
          import java.io.File            | team/p.groovy:1:1: imports are not needed and not allowed
          import static java.lang.Math.* | team/p.groovy:1:1: imports are not needed and not allowed
          class Thing { }                | team/p.groovy:1:1: a playbook declares no classes
          enum Thing { A }               | team/p.groovy:1:1: a playbook declares no classes
          def helper() { 1 }             | team/p.groovy:1:1: a playbook declares no methods: write final name = { … } instead
          @Grab('a:b:1') def x = 1       | team/p.groovy:1:1: annotations are not allowed
          @groovy.transform.ASTTest(value = { System.exit(1) }) def x = 1 | team/p.groovy:1:1: annotations are not allowed
          def x = new Date()             | team/p.groovy:1:9: 'new' is not allowed
          """)
  void forbidden_syntax(String line, String message) {
    assertThat(problems(line + "\n" + GOOD)).startsWith(message);
  }

  @Test
  void ways_that_conditions_share_are_written_once_and_checked_as_well() {
    String shared =
        """
        final byTries = { ConditionWords c, long most ->
            c.by('the tries') { observed { reachability().tries() > most } }
        }
        mechanism('m') { states 'm'; leadsTo 'refused'; byTries(it, 20) }
        """;
    Library library = COMPILER.compile(List.of(new SourceText("team/p.groovy", shared + GOOD)));
    assertThat(library.map().find("m")).isPresent();
    assertThat(problems(shared.replace("observed", "observd") + GOOD))
        .containsExactly(
            "team/p.groovy:2:25: unknown word 'observd' inside by('…') { } (did you mean"
                + " 'observed'?)");
    assertThat(problems(shared.replace("c.by(", "c.bye(") + GOOD))
        .startsWith(
            "team/p.groovy:2:7: 'bye' cannot be asked of ConditionWords (did you mean 'by'?)");
    assertThat(problems(shared.replace("byTries(it,", "byTries('m',") + GOOD)).hasSize(1);
  }

  @Test
  void a_block_may_say_that_it_takes_nothing() {
    String text = GOOD.replace("playbook('p') {", "playbook('p') { ->");
    assertThat(COMPILER.compile(List.of(new SourceText("team/p.groovy", text))).find("p"))
        .isPresent();
  }

  @Test
  void a_mechanism_is_never_open_only_a_symptom_is() {
    assertThat(
            problems(
                GOOD.replace("whileOpen('refused')", "whileOpen(['refused', 'm'])")
                    + "mechanism('m') { states 'm'; leadsTo 'refused'; observed { true } }\n"))
        .containsExactly("team/p.groovy:9:34: unknown symptom 'm' (known here: refused)");
  }

  @Test
  void all_mistakes_of_a_file_are_told_at_once() {
    String text =
        GOOD.replace("about", "abuot")
            .replace("measure pools", "measure poolz")
            .replace("reachability()", "reachable()");
    assertThat(problems(text))
        .containsExactly(
            "team/p.groovy:3:16: unknown word 'reachable' inside observed { }, refuted { } or says"
                + " { } (did you mean 'reachability'?)",
            "team/p.groovy:6:5: unknown word 'abuot' inside playbook { } (did you mean 'about'?)",
            "team/p.groovy:8:38: unknown probe 'poolz' (did you mean 'pools'?)");
  }

  @Test
  void a_syntax_error_has_its_place() {
    assertThat(problems("playbook('p') {\n  about 'x\n}\n"))
        .singleElement()
        .satisfies(p -> assertThat(p).startsWith("team/p.groovy:2:"));
  }

  @Test
  void an_id_twice_is_refused_where_it_stands_the_second_time() {
    String again = "symptom('refused') { states 'again'\n observed { true } }\n";
    assertThat(problems(GOOD + again))
        .containsExactly("team/p.groovy:12:9: there is another condition 'refused' (rename one)");
  }

  @Test
  void conditions_in_a_circle_are_refused() {
    assertThat(
            problems(
                """
                mechanism('a') { states 'a'; leadsTo 'b'; observed { true } }
                mechanism('b') { states 'b'; leadsTo 'a'; observed { true } }
                """))
        .singleElement()
        .satisfies(
            p -> assertThat(p).startsWith("team/p.groovy:1:11: a circle: ").contains("a → b → a"));
  }

  @Test
  void a_condition_nothing_can_show_is_refused() {
    assertThat(problems("mechanism('a') { states 'a' }\n"))
        .containsExactly(
            "team/p.groovy:1:11: nothing tells whether 'a' holds (add observed { }, or needs"
                + " 'probe', 'why there is none')");
  }

  @Test
  void a_file_that_does_not_end_is_stopped() {
    long began = System.nanoTime();
    assertThat(problems("while (true) { }\n"))
        .containsExactly(
            "team/p.groovy:1:1: the file was still running after 2000 ms and was stopped (a file"
                + " only says what to do; it does nothing itself)");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(t -> t.getName().equals("reads team/p.groovy") && t.isAlive())
        .allSatisfy(t -> assertThat(t.join(Duration.ofSeconds(10))).isTrue());
  }

  @Test
  void a_file_that_fails_names_its_line() {
    assertThat(problems("final a = 1\nfinal b = a.intdiv(0)\n")).hasSize(1);
    assertThat(problems("final a = [1]\nfinal b = 1 / (a.first() - 1)\n"))
        .singleElement()
        .satisfies(
            p -> assertThat(p).startsWith("team/p.groovy:2:1: the file failed while it was read"));
  }

  @Test
  void the_same_text_is_compiled_once() {
    ScriptLoader loader = new ScriptLoader();
    SourceText text = new SourceText("p.groovy", GOOD);
    assertThat(loader.load(text)).isSameAs(loader.load(new SourceText("p.groovy", GOOD)));
    assertThat(loader.load(text).getClassLoader())
        .isNotSameAs(loader.load(new SourceText("p.groovy", GOOD + "\n")).getClassLoader());
  }
}
