package dee.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.Evidence;
import dee.playbooks.Exchange;
import dee.playbooks.diagnosis.Condition;
import dee.playbooks.diagnosis.Condition.Kind;
import dee.playbooks.diagnosis.Diagnosis;
import dee.playbooks.diagnosis.Diagnosis.Link;
import dee.playbooks.diagnosis.LinkState;
import dee.playbooks.diagnosis.Verdict;
import dee.playbooks.run.InstanceReport;
import dee.playbooks.run.Past;
import dee.playbooks.run.RunReport;
import dee.probes.Attachment;
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

  @Test
  void packets_are_told_with_the_instance_and_files_with_their_evidence() {
    RunReport report = report();
    InstanceReport sick = report.instances().getFirst();
    Instant at = Instant.parse("2026-11-22T02:14:09.112Z");
    Exchange exchange =
        new Exchange(
            "reset by\u001b[31m its kernel",
            "close-with-unread-data",
            new Exchange.Party("Dee's host", "198.18.3.254:40112"),
            new Exchange.Party("orders-1", "198.18.3.1:8080"),
            List.of(
                arrow(at, 0, Exchange.Sender.CLIENT, "SYN", Exchange.Seen.BOTH, false),
                new Exchange.Pause(Duration.ofMillis(50), 2),
                arrow(
                    at,
                    51,
                    Exchange.Sender.OTHER_AS_SERVER,
                    "RST",
                    Exchange.Seen.CLIENT_ONLY,
                    true)),
            "on orders-1",
            List.of("e3"));
    Evidence evidence = report.evidence().getFirst();
    RunReport shown =
        new RunReport(
            report.playbook(),
            report.sha256(),
            report.startedAt(),
            report.elapsed(),
            report.coverage(),
            List.of(
                new InstanceReport(
                    sick.target(),
                    sick.service(),
                    sick.pid(),
                    sick.diagnosis(),
                    sick.facts(),
                    sick.past(),
                    Optional.of(exchange))),
            report.differences(),
            List.of(
                new Evidence(
                    evidence.id(),
                    evidence.target(),
                    evidence.probe(),
                    evidence.command(),
                    evidence.at(),
                    evidence.exit(),
                    evidence.elapsed(),
                    evidence.sha256(),
                    evidence.bytes(),
                    evidence.redactions(),
                    evidence.text(),
                    Optional.of(new Attachment("pcap", new byte[] {1, 2, 3})))));
    JsonNode root = JsonMapper.shared().readTree(RunReportJson.write(shown));
    JsonNode told = root.get("instances").get(0).get("exchange");
    assertThat(told.get("server").get("address").asString()).isEqualTo("198.18.3.1:8080");
    assertThat(told.get("steps").get(1).toString())
        .isEqualTo("{\"pauseMicros\":50000,\"omitted\":2}");
    JsonNode reset = told.get("steps").get(2);
    assertThat(reset.get("afterMicros").asLong()).isEqualTo(51_000);
    assertThat(reset.get("from").asString()).isEqualTo("other as server");
    assertThat(reset.get("seen").asString()).isEqualTo("client only");
    assertThat(reset.get("telling").asBoolean()).isTrue();
    assertThat(root.get("evidence").get(0).get("attachment").toString())
        .isEqualTo(
            "{\"suffix\":\"pcap\",\"bytes\":3,\"sha256\":"
                + "\"039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81\"}");
    assertThat(RunReportText.lines(shown))
        .contains("  = reset by its kernel")
        .anyMatch(line -> line.matches(" {4}! \\+51 ms +<-x-[?] +RST"))
        .allMatch(line -> line.length() <= 200 && !line.contains("\u001b"));
    assertThat(RunReportJson.write(report)).doesNotContain("exchange").doesNotContain("attachment");
  }

  private static Exchange.Arrow arrow(
      Instant first,
      int millis,
      Exchange.Sender from,
      String what,
      Exchange.Seen seen,
      boolean telling) {
    Duration after = Duration.ofMillis(millis);
    return new Exchange.Arrow(first.plus(after), after, from, what, "", seen, telling);
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
