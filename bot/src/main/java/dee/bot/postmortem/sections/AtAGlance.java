package dee.bot.postmortem.sections;

import static dee.bot.postmortem.sections.MarkdownText.value;

import dee.bot.incident.Happening;
import dee.bot.incident.Happening.EvidenceKept;
import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.Happening.PlanMade;
import dee.bot.incident.Happening.RoleTaken;
import dee.bot.incident.Happening.SeverityChanged;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Happening.TargetMissing;
import dee.bot.incident.Incident;
import dee.bot.incident.Role;
import dee.bot.incident.Status;
import dee.bot.postmortem.facts.CaseFile;
import dee.bot.postmortem.facts.Told;
import dee.bot.room.Texts;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The head: which incident, how bad, how far, whose.
 *
 * @param generated when the post-mortem is written
 */
public record AtAGlance(Texts texts, Instant generated) implements Section {

  @Override
  public void write(CaseFile file, MarkdownText out) {
    Wording wording = new Wording(texts);
    Incident i = file.incident();
    String declared = file.declaration().label();
    out.heading(1, texts.of("pm.title", i.id(), value(i.service()), value(i.summary())));
    out.paragraph(texts.of("pm.about"));
    out.heading(2, texts.of("pm.header"));
    out.table(
        List.of(texts.of("pm.header.what"), texts.of("pm.header.value"), texts.of("pm.source")),
        List.of(
            row("pm.header.id", i.id().toString(), declared),
            row("pm.header.title", value(i.summary()), declared),
            row("pm.header.severity", i.severity().label(), label(file, SeverityChanged.class)),
            row("pm.header.status", i.status().word(), label(file, StatusChanged.class)),
            row(
                "pm.header.document",
                texts.of(i.status() == Status.CLOSED ? "pm.header.final" : "pm.header.draft"),
                label(file, StatusChanged.class)),
            row("pm.header.service", value(i.service()), declared),
            row(
                "pm.header.hosts",
                hosts(file).map(MarkdownText::list).orElse(wording.unknown()),
                ""),
            row("pm.header.roles", roles(i, wording), roleLabels(file)),
            row("pm.header.generated", wording.time(generated), ""),
            row("pm.header.zone", texts.of("pm.header.utc"), "")));
  }

  private List<String> row(String key, String value, String source) {
    return List.of(texts.of(key), value, source);
  }

  /** The last entry of that kind, else the declaration. */
  private static String label(CaseFile file, Class<? extends Happening> kind) {
    return file.last(kind).map(Told::label).orElse(file.declaration().label());
  }

  private static Optional<List<String>> hosts(CaseFile file) {
    List<String> hosts =
        Stream.of(
                file.all(InstanceJudged.class).stream().map(t -> t.what().judgement().target()),
                file.all(EvidenceKept.class).stream().map(t -> t.what().evidence().target()),
                file.all(TargetMissing.class).stream().map(t -> t.what().target()),
                file.all(PlanMade.class).stream().flatMap(t -> t.what().plan().targets().stream()))
            .flatMap(s -> s)
            .distinct()
            .sorted()
            .toList();
    return hosts.isEmpty() ? Optional.empty() : Optional.of(hosts);
  }

  private String roles(Incident i, Wording wording) {
    return Arrays.stream(Role.values())
        .map(role ->
            texts.of(
                "pm.header.role",
                texts.of("role." + role.word()),
                wording.orUnknown(Optional.ofNullable(i.roles().get(role)), MarkdownText::value)))
        .collect(Collectors.joining(", "));
  }

  private static String roleLabels(CaseFile file) {
    return References.inCell(file.all(RoleTaken.class).stream().map(Told::label).toList());
  }
}
