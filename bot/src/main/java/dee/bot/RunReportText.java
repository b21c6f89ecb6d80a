package dee.bot;

import dee.bot.incident.Exchange;
import dee.bot.investigation.ExchangeTranslation;
import dee.bot.room.Ladder;
import dee.bot.room.Texts;
import dee.playbooks.diagnosis.Diagnosis;
import dee.playbooks.diagnosis.Diagnosis.Link;
import dee.playbooks.diagnosis.LinkState;
import dee.playbooks.run.InstanceReport;
import dee.playbooks.run.RunReport;
import dee.probes.text.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A run's report as plain lines, for {@code dee run} without a chat around it. */
final class RunReportText {

  private RunReportText() {}

  static List<String> lines(RunReport report) {
    List<String> lines = new ArrayList<>();
    for (InstanceReport instance : report.instances()) {
      instance(lines, instance);
      lines.add("");
    }
    report.differences().forEach(difference -> lines.add("Differs: " + difference));
    RunReport.Coverage coverage = report.coverage();
    lines.add(
        "Coverage: %d of %d instances answered; %d items of evidence; %.1f s."
            .formatted(
                coverage.answered(),
                coverage.asked(),
                report.evidence().size(),
                report.elapsed().toMillis() / 1000.0));
    coverage.missing().forEach(one -> lines.add("  " + one.target() + ": " + one.reason()));
    return lines.stream().map(line -> Redactor.redact(line).text().replace('\n', ' ')).toList();
  }

  private static void instance(List<String> lines, InstanceReport report) {
    Diagnosis diagnosis = report.diagnosis();
    lines.add(
        report.target()
            + ": "
            + diagnosis.verdict().word()
            + (diagnosis.causes().isEmpty() ? "" : ": " + String.join(", ", diagnosis.causes())));
    if (!diagnosis.chain().isEmpty()) {
      lines.add(
          "  "
              + diagnosis.chain().stream()
                  .map(link -> link.condition().id())
                  .collect(Collectors.joining(" > ")));
    }
    diagnosis.chain().forEach(link -> lines.add("  + " + told(link)));
    diagnosis.ruledOut().forEach(link -> lines.add("  - ruled out: " + told(link)));
    diagnosis.notChecked().forEach(link -> lines.add("  ? not checked: " + told(link)));
    diagnosis.nextProbe().ifPresent(probe -> lines.add("  next: " + probe));
    report.facts().forEach(fact -> lines.add("  . " + fact));
    report.exchange().ifPresent(exchange -> ladder(lines, ExchangeTranslation.of(exchange)));
  }

  private static void ladder(List<String> lines, Exchange exchange) {
    lines.add("  = " + exchange.shows());
    new Ladder(new Texts(Locale.ENGLISH), exchange)
        .lines(Ladder.WIDEST - 4)
        .forEach(line -> lines.add("    " + line));
  }

  private static String told(Link link) {
    String id = link.condition().id();
    return switch (link.state()) {
      case LinkState.Observed(String says, List<String> evidence) ->
          id + ": " + says + " " + evidence;
      case LinkState.Refuted(String says, List<String> evidence) ->
          id + ": " + says + " " + evidence;
      case LinkState.NotChecked(String reason, List<String> _) -> id + ": " + reason;
    };
  }
}
