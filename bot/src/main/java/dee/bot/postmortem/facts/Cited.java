package dee.bot.postmortem.facts;

import dee.bot.incident.Happening.SymptomChecked;
import java.util.HashSet;
import java.util.Set;

/** The evidence that a case's findings rest on. */
public final class Cited {

  private Cited() {}

  public static Set<String> in(CaseFile file) {
    Findings findings = new Findings(file);
    Set<String> cited = new HashSet<>();
    findings.groups().stream()
        .flatMap(g -> g.members().stream())
        .forEach(m -> cited.addAll(m.judgement().evidence()));
    findings.latest().forEach(j -> cited.addAll(j.judgement().evidence()));
    file.all(SymptomChecked.class).forEach(c -> cited.addAll(c.what().evidence()));
    return cited;
  }
}
