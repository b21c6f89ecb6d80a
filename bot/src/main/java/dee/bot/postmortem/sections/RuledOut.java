package dee.bot.postmortem.sections;

import static dee.bot.postmortem.sections.MarkdownText.list;
import static dee.bot.postmortem.sections.MarkdownText.value;

import dee.bot.incident.Happening.InvestigationStopped;
import dee.bot.incident.Happening.TargetMissing;
import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.postmortem.facts.CaseFile;
import dee.bot.postmortem.facts.Findings;
import dee.bot.postmortem.facts.Findings.Judged;
import dee.bot.postmortem.facts.Told;
import dee.bot.room.Texts;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** What was looked for and is not there; and, apart from it, what nobody could look at. */
public record RuledOut(Texts texts) implements Section {

  private record Claim(String condition, String says) {}

  private record Basis(Set<String> targets, Set<String> references) {}

  @Override
  public void write(CaseFile file, MarkdownText out) {
    Findings findings = new Findings(file);
    List<Judged> told = told(findings);
    out.heading(2, texts.of("pm.ruled-out"));
    if (!links(told, Judgement::ruledOut, findings.causes(), out)) {
      out.bullet(texts.of("pm.ruled-out.none"), file.whole());
    }
    out.endOfList();
    out.heading(3, texts.of("pm.not-checked"));
    boolean any = links(told, Judgement::notChecked, List.of(), out);
    any |= missing(file, out);
    if (!any) {
      out.bullet(texts.of("pm.not-checked.none"), file.whole());
    }
    out.endOfList();
  }

  /** The judgements the causes rest on, and the last one of each instance. */
  private static List<Judged> told(Findings findings) {
    return Stream.concat(
            findings.groups().stream().flatMap(g -> g.members().stream()),
            findings.latest().stream())
        .distinct()
        .toList();
  }

  /** One bullet for each condition and saying, with the instances it holds for. */
  private boolean links(
      List<Judged> told,
      Function<Judgement, List<Link>> links,
      List<String> but,
      MarkdownText out) {
    Map<Claim, Basis> claims = new LinkedHashMap<>();
    for (Judged judged : told) {
      for (Link link : links.apply(judged.judgement())) {
        if (but.contains(link.condition())) {
          continue;
        }
        Basis basis =
            claims.computeIfAbsent(
                new Claim(link.condition(), Wording.says(link)),
                _ -> new Basis(new TreeSet<>(), new LinkedHashSet<>()));
        basis.targets().add(judged.judgement().target());
        basis
            .references()
            .addAll(link.evidence().isEmpty() ? List.of(judged.label()) : link.evidence());
      }
    }
    claims.forEach((claim, basis) ->
        out.bullet(
            texts.of(
                "pm.excluded",
                value(claim.condition()),
                list(List.copyOf(basis.targets())),
                value(claim.says())),
            List.copyOf(basis.references())));
    return !claims.isEmpty();
  }

  private boolean missing(CaseFile file, MarkdownText out) {
    Map<Claim, Set<String>> missing = new LinkedHashMap<>();
    for (Told<TargetMissing> told : file.all(TargetMissing.class)) {
      missing
          .computeIfAbsent(
              new Claim(told.what().target(), told.what().reason()), _ -> new LinkedHashSet<>())
          .add(told.label());
    }
    missing.forEach((claim, labels) ->
        out.bullet(
            texts.of("pm.missing", value(claim.condition()), value(claim.says())),
            List.copyOf(labels)));
    List<Told<InvestigationStopped>> stopped = file.all(InvestigationStopped.class);
    stopped.forEach(s ->
        out.bullet(
            texts.of("pm.not-checked.stopped", s.what().run(), value(s.what().reason())),
            List.of(s.label())));
    return !missing.isEmpty() || !stopped.isEmpty();
  }
}
