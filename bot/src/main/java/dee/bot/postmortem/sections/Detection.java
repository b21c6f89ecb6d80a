package dee.bot.postmortem.sections;

import static dee.bot.postmortem.sections.MarkdownText.value;
import static dee.bot.postmortem.sections.Wording.joined;

import dee.bot.postmortem.facts.CaseFile;
import dee.bot.postmortem.facts.KeyTimes;
import dee.bot.postmortem.facts.Moment;
import dee.bot.room.Texts;
import java.time.Duration;
import java.util.Optional;

/** By what it was noticed, and what would have shown it earlier. */
public record Detection(Texts texts) implements Section {

  @Override
  public void write(CaseFile file, MarkdownText out) {
    Wording wording = new Wording(texts);
    KeyTimes times = KeyTimes.of(file);
    Moment detected = times.detected();
    out.heading(2, texts.of("pm.detection"));
    out.bullet(
        texts.of("pm.detection.by", wording.time(detected.at()), value(detected.says())),
        detected.references());
    Optional<Moment> began = times.began();
    if (began.isEmpty()) {
      out.bullet(texts.of("pm.detection.unknown"), file.whole());
    } else {
      Moment first = began.get();
      Duration sooner = Duration.between(first.at(), detected.at());
      out.bullet(
          sooner.isPositive()
              ? texts.of(
                  "pm.detection.sooner",
                  Wording.duration(sooner),
                  value(first.says()),
                  wording.time(first.at()))
              : texts.of("pm.detection.at-once", value(first.says()), wording.time(first.at())),
          joined(first.references(), detected.references()));
    }
    out.endOfList();
  }
}
