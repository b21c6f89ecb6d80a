package dee.bot.postmortem.sections;

import static dee.bot.postmortem.sections.MarkdownText.value;
import static dee.bot.postmortem.sections.Wording.joined;

import dee.bot.incident.Happening.SignalSeen;
import dee.bot.postmortem.facts.CaseFile;
import dee.bot.postmortem.facts.Changes;
import dee.bot.postmortem.facts.KeyTimes;
import dee.bot.postmortem.facts.Moment;
import dee.bot.postmortem.facts.Told;
import dee.bot.room.Texts;
import java.time.Duration;
import java.util.Optional;

/** The last thing that was changed before it began. */
public record Trigger(Texts texts) implements Section {

  @Override
  public void write(CaseFile file, MarkdownText out) {
    Wording wording = new Wording(texts);
    Moment onset = KeyTimes.of(file).began().orElse(KeyTimes.of(file).detected());
    Optional<Told<SignalSeen>> change = Changes.lastBefore(file, onset.at());
    out.heading(2, texts.of("pm.trigger"));
    if (change.isEmpty()) {
      out.bullet(texts.of("pm.trigger.unknown", wording.time(onset.at())), file.whole());
    } else {
      Moment moment = KeyTimes.moment(change.get());
      out.bullet(
          texts.of(
              "pm.trigger.change",
              wording.time(moment.at()),
              value(moment.says()),
              Wording.duration(Duration.between(moment.at(), onset.at()))),
          joined(moment.references(), onset.references()));
      out.bullet(texts.of("pm.trigger.caution"), moment.references());
    }
    out.endOfList();
  }
}
