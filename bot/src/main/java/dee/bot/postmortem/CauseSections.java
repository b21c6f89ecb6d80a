package dee.bot.postmortem;

import static dee.bot.postmortem.MarkdownText.value;

import dee.bot.incident.Happening.InvestigationEnded;
import dee.bot.incident.Happening.TargetMissing;
import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.Judgement.Verdict;
import dee.bot.postmortem.CaseFile.Group;
import dee.bot.postmortem.CaseFile.Told;
import dee.bot.room.EntryWords;
import dee.bot.room.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sections on what was wrong with each instance, what was not, and what nobody could look at.
 */
final class CauseSections {

  private static final Pattern CITED = Pattern.compile("(.*?)\\s*\\[(e[0-9]+(?:[ ,]+e[0-9]+)*)]");

  private final Texts texts;
  private final CaseFile file;
  private final MarkdownText out;

  CauseSections(Texts texts, CaseFile file, MarkdownText out) {
    this.texts = texts;
    this.file = file;
    this.out = out;
  }

  void write() {
    causes();
    excluded(texts.of("pm.ruled-out"), Judgement::ruledOut, List.of(), "pm.ruled-out.none");
    excluded(
        texts.of("pm.not-checked"),
        Judgement::notChecked,
        file.all(TargetMissing.class),
        "pm.not-checked.none");
    differences();
  }

  private void causes() {
    out.heading(2, texts.of("pm.causes"));
    List<Group> groups = file.groups();
    if (groups.isEmpty()) {
      out.paragraph(texts.of("pm.causes.none"));
    }
    for (Group group : groups) {
      Judgement j = group.first();
      out.heading(
          3,
          texts.of(
              "pm.causes.group",
              value(String.join(", ", group.targets())),
              texts.of("verdict." + EntryWords.verdict(j.verdict()))));
      if (j.verdict() != Verdict.HEALTHY && !j.chain().isEmpty()) {
        out.paragraph(
            String.join(" → ", j.chain().stream().map(l -> value(l.condition())).toList()));
      }
      group.members().forEach(m -> links(m.judgement(), m.label()));
      if (j.verdict() == Verdict.UNRESOLVED) {
        j.nextProbe()
            .ifPresent(p -> out.bullet(texts.of("pm.causes.next", value(p)), group.labels()));
      }
      out.endOfList();
    }
  }

  private void links(Judgement j, String label) {
    for (Link link : j.chain()) {
      out.bullet(
          texts.of(
              "pm.causes.link",
              value(j.target()),
              value(link.condition()),
              value(link.says().isEmpty() ? link.states() : link.says())),
          link.evidence().isEmpty() ? List.of(label) : link.evidence());
    }
    if (j.chain().isEmpty()) {
      String facts =
          j.facts().isEmpty() ? texts.of("pm.causes.nothing") : String.join("; ", j.facts());
      out.bullet(
          texts.of("pm.causes.facts", value(j.target()), value(facts)),
          Stream.concat(j.evidence().stream(), Stream.of(label)).toList());
    }
  }

  private interface Links {
    List<Link> of(Judgement judgement);
  }

  /** One bullet for each condition and saying, with the instances it holds for. */
  private void excluded(String title, Links links, List<Told<TargetMissing>> missing, String none) {
    out.heading(2, title);
    record Claim(String condition, String says) {}
    record Basis(List<String> targets, List<String> references) {}
    Map<Claim, Basis> claims = new LinkedHashMap<>();
    for (Group group : file.groups()) {
      for (CaseFile.Judged judged : group.members()) {
        for (Link link : links.of(judged.judgement())) {
          Basis basis =
              claims.computeIfAbsent(
                  new Claim(link.condition(), link.says().isEmpty() ? link.states() : link.says()),
                  _ -> new Basis(new ArrayList<>(), new ArrayList<>()));
          basis.targets().add(judged.judgement().target());
          basis
              .references()
              .addAll(link.evidence().isEmpty() ? List.of(judged.label()) : link.evidence());
        }
      }
    }
    if (claims.isEmpty() && missing.isEmpty()) {
      out.paragraph(texts.of(none));
      return;
    }
    claims.forEach((claim, basis) ->
        out.bullet(
            texts.of(
                "pm.excluded",
                value(claim.condition()),
                value(String.join(", ", basis.targets())),
                value(claim.says())),
            basis.references().stream().distinct().toList()));
    for (Told<TargetMissing> told : missing) {
      out.bullet(
          texts.of("pm.missing", value(told.what().target()), value(told.what().reason())),
          List.of(told.entry().label()));
    }
    out.endOfList();
  }

  private void differences() {
    Optional<Told<InvestigationEnded>> run = file.lastRun();
    out.heading(2, texts.of("pm.differences"));
    List<String> differences = run.map(r -> r.what().differences()).orElse(List.of());
    if (run.isEmpty() || differences.isEmpty()) {
      out.paragraph(texts.of("pm.differences.none"));
      return;
    }
    differences.forEach(d -> difference(d, run.get().entry().label()));
    out.endOfList();
  }

  /** A sentence of the run; evidence ids at its end become references. */
  private void difference(String sentence, String label) {
    Matcher cited = CITED.matcher(sentence);
    if (cited.matches()) {
      List<String> references = new ArrayList<>(List.of(cited.group(2).split("[ ,]+", -1)));
      references.add(label);
      out.bullet(value(cited.group(1)), references);
    } else {
      out.bullet(value(sentence), List.of(label));
    }
  }
}
