package dee.bot.postmortem.sections;

import static dee.bot.postmortem.sections.MarkdownText.value;

import dee.bot.postmortem.facts.CaseFile;
import dee.bot.postmortem.facts.KeyTimes;
import dee.bot.postmortem.facts.Moment;
import dee.bot.room.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When what happened, and how long it took, with the formulas. */
public record Times(Texts texts) implements Section {

  @Override
  public void write(CaseFile file, MarkdownText out) {
    KeyTimes times = KeyTimes.of(file);
    out.heading(2, texts.of("pm.times"));
    out.table(
        List.of(
            texts.of("pm.times.what"),
            texts.of("pm.times.utc"),
            texts.of("pm.times.how"),
            texts.of("pm.source")),
        List.of(
            moment("pm.times.began", times.began()),
            moment("pm.times.detected", Optional.of(times.detected())),
            moment("pm.times.acknowledged", times.acknowledged()),
            moment("pm.times.mitigated", times.mitigated()),
            moment("pm.times.resolved", times.resolved())));
    out.heading(2, texts.of("pm.durations"));
    out.table(
        List.of(
            texts.of("pm.durations.what"),
            texts.of("pm.durations.formula"),
            texts.of("pm.durations.value")),
        List.of(
            duration("pm.durations.ttd", times.toDetect()),
            duration("pm.durations.tta", times.toAcknowledge()),
            duration("pm.durations.ttm", times.toMitigate()),
            duration("pm.durations.ttr", times.toResolve())));
  }

  private List<String> moment(String key, Optional<Moment> moment) {
    Wording wording = new Wording(texts);
    return List.of(
        texts.of(key),
        wording.orUnknown(moment, m -> wording.time(m.at())),
        moment.map(m -> value(m.says())).orElse(""),
        moment.map(m -> References.inCell(m.references())).orElse(""));
  }

  private List<String> duration(String key, Optional<Duration> duration) {
    return List.of(
        texts.of(key),
        texts.of(key + ".formula"),
        new Wording(texts).orUnknown(duration, Wording::duration));
  }
}
