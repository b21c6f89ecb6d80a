package dee.probes.database;

import static dee.probes.Captured.measured;
import static dee.probes.Captured.output;
import static dee.probes.Captured.samples;
import static dee.probes.Captured.text;
import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.DatabaseAccess;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.database.DatabaseAnswer.NoFreeSlot;
import dee.probes.database.DatabaseAnswer.Sessions;
import dee.probes.database.SessionGroup.Member;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSessionsProbeTest {

  private static final DatabaseSessionsProbe PROBE = new DatabaseSessionsProbe();
  private static final String LOCK = "database/postgresql-15/lock.";

  private static Sessions told(Outcome<DatabaseAnswer> outcome) {
    return (Sessions) measured(outcome);
  }

  @Test
  void reads_who_waits_and_who_blocks() {
    Sessions sessions = told(PROBE.parse(samples(LOCK + "1.out", LOCK + "2.out")));
    DatabaseLook now = sessions.now();
    assertThat(now.slots()).isEqualTo(new DatabaseLook.Slots(5, 600, 3));
    assertThat(now.hosts()).containsExactly("127.0.0.1");
    assertThat(now.total()).isEqualTo(5);
    assertThat(now.groups().getFirst())
        .satisfies(g -> {
          assertThat(g.state()).isEqualTo("active");
          assertThat(g.waitType()).isEqualTo("Lock");
          assertThat(g.waitsFor()).isEqualTo("tuple");
          assertThat(g.oldest()).isEqualTo(Duration.ofMillis(3478));
          assertThat(g.members())
              .containsExactly(
                  new Member(33944, Duration.ofMillis(3478)),
                  new Member(33934, Duration.ofMillis(3474)));
        });
    assertThat(now.groups())
        .filteredOn(g -> g.state().equals("idle"))
        .allSatisfy(g -> assertThat(g.transaction()).isEmpty());
    assertThat(now.roots())
        .singleElement()
        .satisfies(r -> {
          assertThat(r.blocks()).isEqualTo(3);
          assertThat(r.application()).isEqualTo("batchjob");
          assertThat(r.state()).isEqualTo("idle in transaction");
          assertThat(r.transaction()).contains(Duration.ofMillis(4931));
          assertThat(r.query()).startsWith("update t set v=1").doesNotContain("secret");
        });
    assertThat(sessions.before().total()).isEqualTo(5);
    assertThat(sessions.window()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void a_user_who_sees_nothing_is_told_what_to_grant() {
    String hidden = text("database/postgresql-15/hidden.out");
    assertThat(PROBE.parse(output(0, hidden, hidden)))
        .isEqualTo(
            Outcome.unavailable(
                Reason.NOT_PERMITTED,
                "user nobody_much may not see what other users' sessions do; grant pg_monitor to"
                    + " nobody_much"));
  }

  @Test
  void no_free_slot_is_an_answer() {
    String full = text("database/postgresql-15/no-slot.out");
    String whole = text(LOCK + "1.out");
    assertThat(measured(PROBE.parse(output(0, whole, full))))
        .isInstanceOfSatisfying(
            NoFreeSlot.class,
            no -> assertThat(no.said()).contains("too many connections for database"));
  }

  @Test
  void no_slot_for_dees_own_user_says_nothing_of_the_others() {
    String full = text("database/postgresql-15/no-slot-for-role.out");
    assertThat(PROBE.parse(output(0, full, full)))
        .isInstanceOfSatisfying(
            Outcome.Unavailable.class,
            no -> assertThat(no.reason()).isEqualTo(Reason.NOT_PERMITTED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          psql: error: FATAL:  password authentication failed for user "monitor" | 2 | NOT_PERMITTED
          psql: error: fe_sendauth: [redacted] password supplied                  | 2 | NOT_PERMITTED
          ERROR:  permission denied for function pg_blocking_pids                 | 3 | NOT_PERMITTED
          psql: error: connection to server at "db-1" failed: timeout expired     | 2 | TIMED_OUT
          ERROR:  canceling statement due to statement timeout                    | 3 | TIMED_OUT
          psql: error: connection to server at "db-1" failed: Connection refused  | 2 | UNREACHABLE
          sudo: psql: command not found                                           | 1 | TOOL_MISSING
          """)
  void says_why_it_could_not_look(String said, int ended, Reason reason) {
    String text = "# said " + said + "\n\n# ended " + ended + "\n";
    assertThat(PROBE.parse(output(0, text, text)))
        .isEqualTo(Outcome.unavailable(reason, said.replaceAll("\\s+", " ")));
  }

  @Test
  void what_a_server_says_is_cleaned() {
    String text = "# said FATAL: \u001b[31mno\u0007 password=hunter2\n# ended 2\n";
    assertThat(PROBE.parse(output(0, text, text)).whyNot().orElseThrow())
        .contains("FATAL: no password=[redacted]")
        .doesNotContain("hunter2");
  }

  @Test
  void a_missing_tool_is_said_by_the_script() {
    assertThat(PROBE.parse(output(69, "this machine has no psql\n")))
        .isEqualTo(Outcome.unavailable(Reason.TOOL_MISSING, "this machine has no psql"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# ended 0\n",
        "{\"is\" : \"database\"}\n# ended 0\n",
        "{\"is\" : \"sessions\", \"count\" : \"many\"}\n# ended 0\n",
        "total garbage\n# ended 0\n",
        "{\"is\" : \"sessions\", \"count\" : 1, \"members\" : \"a:b\"}\n# ended 0\n"
      })
  void what_cannot_be_read_is_no_answer(String text) {
    assertThat(PROBE.parse(output(0, text, text))).isInstanceOf(Outcome.Malformed.class);
  }

  @Test
  void a_cut_answer_is_no_answer() {
    String whole = text(LOCK + "1.out");
    String cut = whole.substring(0, whole.length() - 300);
    assertThat(PROBE.parse(output(0, cut, whole))).isInstanceOf(Outcome.Malformed.class);
    assertThat(PROBE.parse(output(0, whole, cut))).isInstanceOf(Outcome.Malformed.class);
  }

  @Test
  void it_runs_where_the_inventory_says_or_nowhere() {
    Instance instance = Instance.of("orders", "orders-1", new HostPort("10.0.0.1", 8080));
    assertThat(PROBE.target(instance)).isEmpty();
    Instance known =
        instance.with(
            Optional.of(new DatabaseAccess("db-1", "psql -h db-1 orders")), Optional.empty());
    assertThat(PROBE.target(known)).contains("db-1");
    assertThat(PROBE.arguments(known)).containsExactly("psql -h db-1 orders", "10.0.0.1");
    assertThat(PROBE.command(known)).startsWith("psql -h db-1 orders -c 'select pid");
  }
}
