package dee.bot.postmortem.sections;

import static dee.bot.postmortem.sections.MarkdownText.list;
import static dee.bot.postmortem.sections.MarkdownText.value;
import static dee.bot.postmortem.sections.Wording.joined;

import dee.bot.incident.Happening.AlertReceived;
import dee.bot.incident.Happening.SignalSeen;
import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.Judgement.Verdict;
import dee.bot.postmortem.facts.CaseFile;
import dee.bot.postmortem.facts.Changes;
import dee.bot.postmortem.facts.Curve;
import dee.bot.postmortem.facts.Findings;
import dee.bot.postmortem.facts.Findings.Judged;
import dee.bot.postmortem.facts.KeyTimes;
import dee.bot.postmortem.facts.Moment;
import dee.bot.postmortem.facts.Told;
import dee.bot.room.Texts;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What clients got to feel, as far as it was measured. */
public record Impact(Texts texts) implements Section {

  private static final int ALERTS = 10;
  private static final int SIGNALS = 20;

  @Override
  public void write(CaseFile file, MarkdownText out) {
    KeyTimes times = KeyTimes.of(file);
    out.heading(2, texts.of("pm.impact"));
    window(file, times, out);
    alerts(file, out);
    signals(file, out);
    looks(new Findings(file), out);
    out.bullet(texts.of("pm.impact.people"), file.whole());
    out.endOfList();
    new Numbers(texts).write(Curve.of(file), times, out);
  }

  private void window(CaseFile file, KeyTimes times, MarkdownText out) {
    Wording wording = new Wording(texts);
    Optional<Moment> end = times.mitigated().or(times::resolved);
    List<String> references =
        joined(
            times.began().map(Moment::references).orElse(List.of(file.declaration().label())),
            end.map(Moment::references).orElse(List.of(file.entries().getLast().label())));
    out.bullet(
        texts.of(
            "pm.impact.window",
            wording.orUnknown(times.began(), m -> wording.time(m.at())),
            wording.orUnknown(end, m -> wording.time(m.at()))),
        references);
  }

  private void alerts(CaseFile file, MarkdownText out) {
    Map<String, Told<AlertReceived>> told = new LinkedHashMap<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Told<AlertReceived> alert : file.all(AlertReceived.class)) {
      told.putIfAbsent(alert.what().name(), alert);
      counts.merge(alert.what().name(), 1, Integer::sum);
    }
    told.values().stream()
        .limit(ALERTS)
        .forEach(alert ->
            out.bullet(
                texts.of(
                    "pm.impact.alert",
                    value(alert.by().name()),
                    value(alert.what().name()),
                    value(alert.what().text()),
                    texts.count("pm.times-said", counts.getOrDefault(alert.what().name(), 1))),
                List.of(alert.label())));
  }

  private void signals(CaseFile file, MarkdownText out) {
    Wording wording = new Wording(texts);
    file.all(SignalSeen.class).stream()
        .filter(s -> !Changes.is(s))
        .sorted(Comparator.comparing(Told::at))
        .limit(SIGNALS)
        .forEach(seen -> {
          Moment moment = KeyTimes.moment(seen);
          out.bullet(
              texts.of("pm.impact.signal", wording.time(moment.at()), value(moment.says())),
              moment.references());
        });
  }

  /** Of each instance the first look at which it was sick, and the last look. */
  private void looks(Findings findings, MarkdownText out) {
    Map<String, Judged> sick = new LinkedHashMap<>();
    for (Judged judged : findings.all()) {
      if (judged.judgement().verdict() != Verdict.HEALTHY) {
        sick.putIfAbsent(judged.judgement().target(), judged);
      }
    }
    for (Judged last : findings.latest()) {
      Optional.ofNullable(sick.get(last.judgement().target()))
          .filter(first -> first.run() != last.run())
          .ifPresent(first -> look(first, out));
      look(last, out);
    }
  }

  private void look(Judged judged, MarkdownText out) {
    Judgement j = judged.judgement();
    List<Link> felt = j.chain().stream().filter(l -> j.symptoms().contains(l.condition())).toList();
    if (felt.isEmpty()) {
      out.bullet(
          texts.of(
              j.symptoms().isEmpty() ? "pm.impact.look.quiet" : "pm.impact.look.symptoms",
              judged.run(),
              value(j.target()),
              list(j.symptoms()),
              j.facts().isEmpty()
                  ? texts.of("pm.impact.look.nothing")
                  : value(String.join("; ", j.facts()))),
          joined(j.evidence(), judged.label()));
    }
    felt.forEach(l ->
        out.bullet(
            texts.of(
                "pm.impact.look",
                judged.run(),
                value(j.target()),
                value(l.condition()),
                value(Wording.says(l))),
            joined(l.evidence(), judged.label())));
  }
}
