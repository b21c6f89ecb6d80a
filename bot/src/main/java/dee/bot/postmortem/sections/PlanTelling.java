package dee.bot.postmortem.sections;

import static dee.bot.postmortem.sections.MarkdownText.code;
import static dee.bot.postmortem.sections.MarkdownText.list;
import static dee.bot.postmortem.sections.MarkdownText.value;
import static dee.bot.postmortem.sections.Wording.joined;

import dee.bot.incident.Plan;
import dee.bot.postmortem.facts.PlanStory;
import dee.bot.postmortem.facts.Told;
import dee.bot.room.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One plan: what it was to do, who had to agree, each step's result, and the look afterwards. */
record PlanTelling(Texts texts, PlanStory story) {

  void write(MarkdownText out) {
    Wording wording = new Wording(texts);
    Plan plan = story.plan();
    List<String> made = List.of(story.made().label());
    out.heading(3, texts.of("pm.plan", value(plan.id()), value(plan.name())));
    out.bullet(
        texts.of("pm.plan.made", wording.time(story.made().at()), list(plan.targets())), made);
    plan.warnings().forEach(w -> out.bullet(texts.of("pm.plan.warning", value(w)), made));
    out.bullet(
        texts.of(
            "pm.plan.approvals",
            texts.count("pm.people", story.approvers()),
            texts.count("pm.people", plan.approvals()),
            value(plan.hash().substring(0, Math.min(12, plan.hash().length())))),
        joined(made, story.approvals().stream().map(Told::label).toList()));
    story
        .secured()
        .forEach(s ->
            out.bullet(
                texts.of(
                    s.what().complete() ? "pm.plan.secured" : "pm.plan.secured.partly",
                    texts.count("pm.items", s.what().items()),
                    Wording.duration(s.what().elapsed()),
                    value(s.what().says())),
                List.of(s.label())));
    story
        .dropped()
        .ifPresent(d ->
            out.bullet(texts.of("pm.plan.dropped", value(d.what().why())), List.of(d.label())));
    out.endOfList();
    out.table(
        List.of(
            texts.of("pm.plan.step"),
            texts.of("pm.plan.command"),
            texts.of("pm.plan.target"),
            texts.of("pm.plan.line"),
            texts.of("pm.plan.result"),
            texts.of("pm.source")),
        plan.steps().stream().map(this::step).toList());
    after(wording, out);
  }

  private List<String> step(Plan.Step step) {
    var begun = story.begun(step.number());
    var ended = story.ended(step.number());
    String on = step.on().equals(step.target()) ? "" : texts.of("pm.plan.on", step.on());
    return List.of(
        Integer.toString(step.number()),
        value(step.command()),
        value(texts.sentences(List.of(step.target(), on))),
        // Within a table even code ends at a bar.
        code(step.line()).replace("|", "\\|"),
        ended
            .map(e ->
                texts.of(
                    "pm.plan.result." + e.what().result().name().toLowerCase(Locale.ROOT),
                    Wording.duration(e.what().elapsed()),
                    value(e.what().says())))
            .orElseGet(() ->
                texts.of(
                    begun.isPresent() ? "pm.plan.result.unknown-end" : "pm.plan.result.not-taken")),
        References.inCell(
            Stream.concat(begun.stream().map(Told::label), ended.stream().map(Told::label))
                .toList()));
  }

  private void after(Wording wording, MarkdownText out) {
    story
        .end()
        .ifPresent(e ->
            out.bullet(
                texts.of(
                    e.what().completed() ? "pm.plan.ended" : "pm.plan.stopped",
                    value(e.what().says())),
                List.of(e.label())));
    story
        .quarantined()
        .forEach(q ->
            out.bullet(
                texts.of(
                    "pm.plan.quarantined",
                    value(q.what().target()),
                    wording.time(q.what().until())),
                List.of(q.label())));
    story
        .checks()
        .forEach(c ->
            out.bullet(
                texts.of(
                    c.what().gone() ? "pm.plan.gone" : "pm.plan.stays",
                    Wording.duration(c.what().window()),
                    value(c.what().says())),
                joined(c.what().evidence(), c.label())));
    out.endOfList();
  }
}
