package dee.bot;

import dee.playbooks.Evidence;
import dee.playbooks.Exchange;
import dee.playbooks.diagnosis.Condition;
import dee.playbooks.diagnosis.Diagnosis;
import dee.playbooks.diagnosis.Diagnosis.Link;
import dee.playbooks.diagnosis.LinkState;
import dee.playbooks.run.InstanceReport;
import dee.playbooks.run.RunReport;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A run's report as one JSON object, for programs: the contract of {@code dee run --json}. */
final class RunReportJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private RunReportJson() {}

  /** The object on one line. */
  static String write(RunReport report) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("playbook", report.playbook());
    root.put("sha256", report.sha256());
    root.put("startedAt", report.startedAt().toString());
    root.put("elapsedMs", report.elapsed().toMillis());
    coverage(root.putObject("coverage"), report.coverage());
    ArrayNode instances = root.putArray("instances");
    report.instances().forEach(instance -> instance(instances.addObject(), instance));
    strings(root.putArray("differences"), report.differences());
    ArrayNode evidence = root.putArray("evidence");
    report.evidence().forEach(item -> evidence(evidence.addObject(), item));
    return MAPPER.writeValueAsString(root);
  }

  private static void coverage(ObjectNode node, RunReport.Coverage coverage) {
    node.put("asked", coverage.asked());
    node.put("answered", coverage.answered());
    ArrayNode missing = node.putArray("missing");
    for (RunReport.Missing one : coverage.missing()) {
      missing.addObject().put("target", one.target()).put("reason", one.reason());
    }
  }

  private static void instance(ObjectNode node, InstanceReport report) {
    Diagnosis diagnosis = report.diagnosis();
    node.put("target", report.target());
    node.put("service", report.service());
    if (report.pid().isPresent()) {
      node.put("pid", report.pid().getAsInt());
    } else {
      node.putNull("pid");
    }
    node.put("verdict", diagnosis.verdict().word());
    strings(node.putArray("symptoms"), diagnosis.symptoms());
    strings(node.putArray("causes"), diagnosis.causes());
    ArrayNode chain = node.putArray("chain");
    diagnosis.chain().forEach(link -> link(chain.addObject(), link));
    ArrayNode ruledOut = node.putArray("ruledOut");
    diagnosis.ruledOut().forEach(link -> link(ruledOut.addObject(), link));
    ArrayNode notChecked = node.putArray("notChecked");
    diagnosis.notChecked().forEach(link -> link(notChecked.addObject(), link));
    strings(node.putArray("facts"), report.facts());
    if (diagnosis.nextProbe().isPresent()) {
      node.put("nextProbe", diagnosis.nextProbe().get());
    } else {
      node.putNull("nextProbe");
    }
    report.exchange().ifPresent(exchange -> exchange(node.putObject("exchange"), exchange));
  }

  private static void exchange(ObjectNode node, Exchange exchange) {
    node.put("shows", exchange.shows());
    node.put("condition", exchange.condition());
    party(node.putObject("client"), exchange.client());
    party(node.putObject("server"), exchange.server());
    ArrayNode steps = node.putArray("steps");
    exchange.steps().forEach(step -> step(steps.addObject(), step));
    node.put("captured", exchange.captured());
    strings(node.putArray("evidence"), exchange.evidence());
  }

  private static void party(ObjectNode node, Exchange.Party party) {
    node.put("name", party.name()).put("address", party.address());
  }

  /** A packet, or a pause: only this has a length. */
  private static void step(ObjectNode node, Exchange.Step step) {
    switch (step) {
      case Exchange.Pause(var length, long omitted) ->
          node.put("pauseMicros", micros(length)).put("omitted", omitted);
      case Exchange.Arrow a ->
          node.put("at", a.at().toString())
              .put("afterMicros", micros(a.after()))
              .put("from", word(a.from()))
              .put("what", a.what())
              .put("note", a.note())
              .put("seen", word(a.seen()))
              .put("telling", a.telling());
    }
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }

  /** The word of a constant: {@code other as server}. */
  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static void link(ObjectNode node, Link link) {
    Condition condition = link.condition();
    node.put("condition", condition.id());
    switch (link.state()) {
      case LinkState.Observed(String says, List<String> evidence) -> {
        node.put("state", "observed").put("says", says);
        strings(node.putArray("evidence"), evidence);
      }
      case LinkState.Refuted(String says, List<String> evidence) -> {
        node.put("state", "refuted").put("says", says);
        strings(node.putArray("evidence"), evidence);
      }
      case LinkState.NotChecked(String reason, List<String> missing) -> {
        node.put("state", "not checked").put("reason", reason);
        strings(node.putArray("missing"), missing);
      }
    }
  }

  private static void evidence(ObjectNode node, Evidence item) {
    node.put("id", item.id());
    node.put("target", item.target());
    node.put("probe", item.probe());
    node.put("command", item.command());
    node.put("at", item.at().toString());
    node.put("exit", item.exit());
    node.put("elapsedMs", item.elapsed().toMillis());
    node.put("sha256", item.sha256());
    node.put("bytes", item.bytes());
    node.put("redactions", item.redactions());
    item.attachment()
        .ifPresent(a ->
            node.putObject("attachment")
                .put("suffix", a.suffix())
                .put("bytes", a.bytes().length)
                .put("sha256", sha256(a.bytes())));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void strings(ArrayNode node, List<String> values) {
    values.forEach(node::add);
  }
}
