package dee.bot.mitigation;

import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.Judgement.State;
import dee.bot.incident.Plan;
import dee.bot.room.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What people should know before they agree to steps, as sentences with measured numbers. */
record Warnings(Scene scene, Texts texts) {

  private static final String QUEUE = "accept-queue-full";
  private static final String LOCK = "db-lock";

  /** What Dee never does by itself, and what a person should think of twice. */
  private static final Pattern INTRUSIVE =
      Pattern.compile("\\bss\\b[^|;&]*\\s(?:-\\w*K|--kill)|\\b(?:strace|gdb|jstack|jcmd|jmap)\\b");

  List<String> of(List<Plan.Step> steps) {
    List<String> warnings = new ArrayList<>();
    List<Plan.Step> restarts = steps.stream().filter(s -> s.command().equals("restart")).toList();
    for (Plan.Step step : restarts) {
      warnings.add(
          queue(step.target())
              .map(says -> texts.of("mitigate.warns.resets.measured", step.target(), says))
              .orElseGet(() -> texts.of("mitigate.warns.resets", step.target())));
    }
    if (!restarts.isEmpty()) {
      warnings.add(texts.of("mitigate.warns.evidence"));
      lock(restarts).ifPresent(warnings::add);
    }
    if (steps.stream().anyMatch(s -> s.command().equals("raise-fd-limit"))) {
      warnings.add(texts.of("mitigate.warns.eases", causes(steps)));
    }
    steps.stream()
        .map(Plan.Step::target)
        .distinct()
        .filter(t -> scene.of(t).isEmpty())
        .forEach(t -> warnings.add(texts.of("mitigate.warns.not-seen", t)));
    steps.stream()
        .filter(s -> s.command().equals("restore") && scene.sick(s.target()))
        .forEach(s -> warnings.add(texts.of("mitigate.warns.restores-sick", s.target())));
    if (steps.stream().anyMatch(s -> INTRUSIVE.matcher(s.line()).find())) {
      warnings.add(texts.of("mitigate.warns.intrusive"));
    }
    return warnings;
  }

  /** What was measured of its queue, where connections wait that a restart resets. */
  private Optional<String> queue(String target) {
    return scene
        .of(target)
        .flatMap(j ->
            j.chain().stream()
                .filter(l -> l.condition().equals(QUEUE) && l.state() == State.OBSERVED)
                .map(Link::says)
                .findFirst()
                .or(() -> j.facts().stream().filter(f -> f.startsWith("queue")).findFirst()));
  }

  private Optional<String> lock(List<Plan.Step> restarts) {
    List<Judgement> judgements =
        restarts.stream().flatMap(s -> scene.of(s.target()).stream()).toList();
    if (judgements.stream().anyMatch(j -> j.causes().contains(LOCK))) {
      return Optional.of(texts.of("mitigate.warns.lock"));
    }
    boolean unseen =
        judgements.stream()
            .flatMap(j -> Stream.concat(j.notChecked().stream(), j.chain().stream()))
            .anyMatch(l -> l.condition().equals(LOCK) && l.state() == State.NOT_CHECKED);
    if (unseen) {
      return Optional.of(texts.of("mitigate.warns.lock.not-checked"));
    }
    return judgements.stream().anyMatch(j -> Scene.sick(j) && j.causes().isEmpty())
        ? Optional.of(texts.of("mitigate.warns.cause-unknown"))
        : Optional.empty();
  }

  private String causes(List<Plan.Step> steps) {
    List<String> causes =
        steps.stream()
            .flatMap(s -> scene.of(s.target()).stream())
            .flatMap(j -> j.causes().stream())
            .distinct()
            .toList();
    return causes.isEmpty() ? texts.of("mitigate.the-cause") : String.join(", ", causes);
  }
}
