package dee.bot.postmortem.sections;

import static dee.bot.postmortem.sections.MarkdownText.list;
import static dee.bot.postmortem.sections.MarkdownText.value;
import static dee.bot.postmortem.sections.Wording.joined;

import dee.bot.incident.Happening;
import dee.bot.incident.Happening.EvidenceKept;
import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.Happening.SeriesTaken;
import dee.bot.incident.Happening.SignalSeen;
import dee.bot.incident.Happening.SymptomChecked;
import dee.bot.incident.KeptEvidence;
import dee.bot.postmortem.facts.CaseFile;
import dee.bot.postmortem.facts.Chronology;
import dee.bot.postmortem.facts.Chronology.Line;
import dee.bot.postmortem.facts.Clocks;
import dee.bot.postmortem.facts.Told;
import dee.bot.room.EntryWords;
import dee.bot.room.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything in the order it happened, on one clock. */
public record TimelineTable(Texts texts) implements Section {

  @Override
  public void write(CaseFile file, MarkdownText out) {
    out.heading(2, texts.of("pm.timeline"));
    clocks(file, out);
    out.table(
        List.of(
            texts.of("pm.timeline.entry"),
            texts.of("pm.times.utc"),
            texts.of("pm.timeline.kind"),
            texts.of("pm.timeline.by"),
            texts.of("pm.times.what"),
            texts.of("pm.timeline.evidence")),
        Chronology.of(file).stream().map(this::row).toList());
  }

  private void clocks(CaseFile file, MarkdownText out) {
    var skews = new Clocks(file).largest();
    if (skews.isEmpty()) {
      out.bullet(texts.of("pm.timeline.clocks.unknown"), List.of(file.declaration().label()));
    } else {
      String each =
          skews.stream()
              .map(s -> s.getKey() + " " + Wording.skew(s.getValue().ahead()))
              .collect(Collectors.joining(", "));
      out.bullet(
          texts.of("pm.timeline.clocks", value(each)),
          skews.stream().map(s -> s.getValue().label()).toList());
    }
    out.endOfList();
  }

  private List<String> row(Line line) {
    Told<Happening> first = line.first();
    return List.of(
        References.inCell(line.labels()),
        new Wording(texts).time(first.at()),
        texts.of("pm.kind." + Kind.of(first.what()).word()),
        value(first.by().name()),
        line.entries().size() == 1 && !(first.what() instanceof EvidenceKept)
            ? what(first)
            : evidence(line),
        References.inCell(line.entries().stream().flatMap(e -> cited(e).stream()).toList()));
  }

  private String what(Told<Happening> told) {
    List<String> said = new ArrayList<>();
    String recorded = recorded(told.what());
    said.add(told.correctedText().map(MarkdownText::value).orElse(recorded));
    String by = References.inCell(told.corrections().stream().map(Told.Correction::label).toList());
    if (told.correctedText().isPresent()) {
      said.add(texts.of("pm.timeline.corrected", recorded, by));
    }
    if (told.corrections().stream().anyMatch(c -> c.what().at().isPresent())) {
      said.add(texts.of("pm.timeline.moved", new Wording(texts).time(told.entry().at()), by));
    }
    return texts.sentences(said);
  }

  private String recorded(Happening what) {
    return value(
        what instanceof SignalSeen(int run, var signal)
            ? texts.of("pm.timeline.signal", signal.target(), signal.says(), run)
            : new EntryWords(texts).of(what));
  }

  private String evidence(Line line) {
    List<KeptEvidence> kept =
        line.entries().stream()
            .flatMap(e -> e.as(EvidenceKept.class).stream())
            .map(e -> e.what().evidence())
            .toList();
    int run = line.first().what() instanceof EvidenceKept e ? e.run() : 0;
    return texts.of(
        "pm.timeline.kept",
        run,
        texts.count("pm.items", kept.size()),
        list(kept.stream().map(KeptEvidence::target).distinct().toList()),
        list(kept.stream().map(KeptEvidence::probe).distinct().toList()));
  }

  private static List<String> cited(Told<Happening> told) {
    return Stream.of(
            told.as(EvidenceKept.class).map(t -> List.of(t.what().evidence().id())),
            told.as(SignalSeen.class).map(t -> t.what().signal().evidence()),
            told.as(SeriesTaken.class)
                .map(t -> t.what().series().stream().flatMap(s -> s.evidence().stream()).toList()),
            told.as(InstanceJudged.class)
                .map(t ->
                    joined(t.what().judgement().chainEvidence(), t.what().judgement().evidence())),
            told.as(SymptomChecked.class).map(t -> t.what().evidence()))
        .flatMap(Optional::stream)
        .flatMap(List::stream)
        .toList();
  }
}
