package dee.bot.postmortem.sections;

import static dee.bot.postmortem.sections.MarkdownText.value;

import dee.bot.incident.Happening.UpdateAsked;
import dee.bot.incident.Happening.UpdateSent;
import dee.bot.incident.Happening.UpdateSnoozed;
import dee.bot.postmortem.facts.CaseFile;
import dee.bot.postmortem.facts.Told;
import dee.bot.room.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people outside were told, when, and whether the next word came when it was promised. */
public record Communication(Texts texts) implements Section {

  @Override
  public void write(CaseFile file, MarkdownText out) {
    out.heading(2, texts.of("pm.communication"));
    List<Told<UpdateSent>> sent = file.all(UpdateSent.class);
    if (sent.isEmpty()) {
      out.bullet(texts.of("pm.communication.none"), file.whole());
    } else {
      table(sent, out);
    }
    List<Told<UpdateAsked>> asked = file.all(UpdateAsked.class);
    List<Told<UpdateSnoozed>> snoozed = file.all(UpdateSnoozed.class);
    if (!asked.isEmpty()) {
      out.bullet(
          texts.count("pm.communication.asked", asked.size()),
          asked.stream().map(Told::label).toList());
    }
    if (!snoozed.isEmpty()) {
      out.bullet(
          texts.count("pm.communication.snoozed", snoozed.size()),
          snoozed.stream().map(Told::label).toList());
    }
    out.bullet(texts.of("pm.communication.elsewhere"), List.of());
    out.answer(texts.of("pm.to-answer"));
    out.endOfList();
  }

  private void table(List<Told<UpdateSent>> sent, MarkdownText out) {
    Wording wording = new Wording(texts);
    List<List<String>> rows = new ArrayList<>();
    Optional<Instant> promised = Optional.empty();
    for (Told<UpdateSent> update : sent) {
      Optional<Duration> late =
          promised.map(p -> Duration.between(p, update.at())).filter(Duration::isPositive);
      rows.add(
          List.of(
              Integer.toString(update.what().number()),
              wording.time(update.at()),
              value(update.what().text()),
              update.what().next().map(wording::time).orElse(""),
              late.map(Wording::duration).orElse(""),
              update.label()));
      promised = update.what().next();
    }
    out.table(
        List.of(
            texts.of("pm.communication.number"),
            texts.of("pm.times.utc"),
            texts.of("pm.communication.text"),
            texts.of("pm.communication.next"),
            texts.of("pm.communication.late"),
            texts.of("pm.source")),
        rows);
  }
}
