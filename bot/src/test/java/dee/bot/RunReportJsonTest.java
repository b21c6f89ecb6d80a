package dee.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.Evidence;
import dee.playbooks.diagnosis.Condition;
import dee.playbooks.diagnosis.Condition.Kind;
import dee.playbooks.diagnosis.Diagnosis;
import dee.playbooks.diagnosis.Diagnosis.Link;
import dee.playbooks.diagnosis.LinkState;
import dee.playbooks.diagnosis.Verdict;
import dee.playbooks.run.InstanceReport;
import dee.playbooks.run.Past;
import dee.playbooks.run.RunReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunReportJsonTest {

  @Test
  void has_every_field_of_the_contract() {
    JsonNode json = JsonMapper.builder().build().readTree(RunReportJson.write(report()));

    assertThat(json.propertyNames())
        .contains(
            "playbook", "sha256", "startedAt", "elapsedMs", "coverage", "instances", "evidence");
    assertThat(json.at("/startedAt").asString()).isEqualTo("2026-11-22T02:14:07Z");
    assertThat(json.at("/elapsedMs").asInt()).isEqualTo(2140);
    assertThat(json.at("/coverage/asked").asInt()).isEqualTo(2);
    assertThat(json.at("/coverage/missing/0/reason").asString())
        .isEqualTo("connect timed out after 5 s");
    JsonNode sick = json.at("/instances/0");
    assertThat(sick.at("/pid").asInt()).isEqualTo(4711);
    assertThat(sick.at("/verdict").asString()).isEqualTo("explained");
    assertThat(sick.at("/causes/0").asString()).isEqualTo("file-leak");
    assertThat(sick.at("/chain/0/state").asString()).isEqualTo("observed");
    assertThat(sick.at("/chain/0/evidence/0").asString()).isEqualTo("e3");
    assertThat(sick.at("/notChecked/0/reason").asString()).isEqualTo("tcpdump is not installed");
    assertThat(sick.at("/nextProbe").isNull()).isTrue();
    assertThat(json.at("/instances/1/pid").isNull()).isTrue();
    assertThat(json.at("/evidence/0/redactions").asInt()).isEqualTo(1);
  }

  private static RunReport report() {
    Link leak =
        new Link(
            condition("file-leak"), new LinkState.Observed("files are 90 of 97", List.of("e3")));
    Link injected =
        new Link(
            condition("injected-reset"),
            new LinkState.NotChecked("tcpdump is not installed", List.of("packets")));
    Diagnosis sick =
        new Diagnosis(
            Verdict.EXPLAINED,
            List.of("empty-reply"),
            List.of("file-leak"),
            List.of(leak),
            List.of(),
            List.of(injected),
            Optional.empty());
    Diagnosis unknown =
        new Diagnosis(
            Verdict.UNRESOLVED,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.of("reachability"));
    return new RunReport(
        "connection-reset",
        "ab12",
        Instant.parse("2026-11-22T02:14:07Z"),
        Duration.ofMillis(2140),
        new RunReport.Coverage(
            2, 1, List.of(new RunReport.Missing("orders-2", "connect timed out after 5 s"))),
        List.of(
            new InstanceReport(
                "orders-1", "orders", OptionalInt.of(4711), sick, List.of("x"), Past.UNKNOWN),
            new InstanceReport(
                "orders-2", "orders", OptionalInt.empty(), unknown, List.of(), Past.UNKNOWN)),
        List.of("orders-1 has more files"),
        List.of(
            new Evidence(
                "e3",
                "orders-1",
                "open-files",
                "ls /proc/4711/fd",
                Instant.parse("2026-11-22T02:14:06Z"),
                0,
                Duration.ofMillis(12),
                "cd34",
                10,
                1,
                "0123456789")));
  }

  private static Condition condition(String id) {
    return new Condition(
        id,
        Kind.ROOT_CAUSE,
        "states",
        List.of(),
        _ -> new LinkState.NotChecked("", List.of()),
        "",
        "");
  }
}
