package dee.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.lab.Lab;
import dee.bot.lab.Scenarios;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole way, over real SSH, with the lab's quickest fault: nothing listens on orders-1. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeWayTest {

  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @SuppressWarnings("NullAway.Init")
  private Lab lab;

  @BeforeAll
  void start(@TempDir Path empty) {
    folder = empty;
    lab = Lab.start(Scenarios.find("port-closed").orElseThrow(), folder, _ -> {});
  }

  @AfterAll
  void end() {
    lab.close();
  }

  private int dee(Path config, String... arguments) {
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--config";
    all[arguments.length + 1] = config.toString();
    return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), all);
  }

  private JsonNode investigate(Path config, int exit) {
    out.getBuffer().setLength(0);
    assertThat(dee(config, "run", "connection-reset", "--service", "orders", "--json"))
        .as("%s", err)
        .isEqualTo(exit);
    return JsonMapper.builder().build().readTree(out.toString());
  }

  @Test
  void a_service_that_is_not_there_is_explained_and_its_neighbour_is_healthy() {
    JsonNode report = investigate(lab.config(), 0);
    assertThat(report.at("/coverage/answered").asInt()).isEqualTo(2);
    JsonNode sick = report.at("/instances/0");
    assertThat(sick.at("/verdict").asString()).isEqualTo("explained");
    assertThat(sick.at("/causes/0").asString()).isEqualTo("port-closed");
    assertThat(sick.at("/chain/0/evidence").size()).isPositive();
    assertThat(report.at("/instances/1/verdict").asString()).isEqualTo("healthy");
  }

  @Test
  void a_machine_that_is_not_reached_is_counted_as_missing_and_never_healthy() throws IOException {
    String text = Files.readString(lab.config());
    Path one = Files.writeString(folder.resolve("one.yaml"), unreachable(text, "orders-2"));
    JsonNode report = investigate(one, 0);
    assertThat(report.at("/coverage/answered").asInt()).isEqualTo(1);
    assertThat(report.at("/coverage/missing/0/target").asString()).isEqualTo("orders-2");
    assertThat(report.at("/instances/1/verdict").asString()).isEqualTo("unresolved");

    Path none =
        Files.writeString(
            folder.resolve("none.yaml"), unreachable(unreachable(text, "orders-1"), "orders-2"));
    assertThat(investigate(none, 3).at("/coverage/answered").asInt()).isZero();
  }

  /** The same inventory with a port that nothing listens on as that target's SSH port. */
  private static String unreachable(String text, String target) {
    String changed = text.replaceFirst("(" + target + ": \\{host: [0-9.]+, port: )[0-9]+", "$11");
    assertThat(changed).isNotEqualTo(text);
    return changed;
  }

  @Test
  void a_probe_shows_its_reading_and_its_raw_answer() {
    assertThat(dee(lab.config(), "probe", "limits", "--target", "orders-2")).isZero();
    assertThat(out.toString()).contains("limits on orders-2", "Max open files", "  | ");
  }

  @Test
  void the_doctor_finds_targets_that_work() {
    assertThat(dee(lab.config(), "doctor")).isZero();
    assertThat(out.toString()).contains("orders-1: reachable yes · host key yes · login yes");
  }
}
