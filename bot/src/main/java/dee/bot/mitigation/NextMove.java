package dee.bot.mitigation;

import dee.bot.incident.IncidentId;
import dee.bot.incident.Plan;
import dee.bot.room.Post.Choice;
import dee.bot.room.Post.Question;
import dee.bot.room.Text;
import dee.bot.target.Command;
import dee.bot.target.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks people what to do about a plan that came to an early end; each answer is a command. */
record NextMove(IncidentId incident, Service service) {

  /**
   * @param left the steps that were not begun
   * @param unknown whether nobody saw the end of the step
   */
  Question after(PlanStory story, Plan.Step step, List<Plan.Step> left, boolean unknown) {
    List<Choice> choices = new ArrayList<>();
    choices.add(look());
    choices.add(again("ask.step.again", step.command(), List.of(step.target())));
    service
        .command(step.command())
        .flatMap(Command::undo)
        .ifPresent(undo -> choices.add(again("ask.undo", undo, List.of(step.target()))));
    choices.addAll(rest(left));
    choices.addAll(release(story));
    String key = unknown ? "ask.unknown" : left.isEmpty() ? "ask.failed.last" : "ask.failed";
    return new Question(
        incident,
        "plan-stopped:" + story.plan().id(),
        Text.of(key, step.command(), step.target(), names(left)),
        choices);
  }

  /** After a stop between two steps. */
  Question afterStop(PlanStory story) {
    List<Plan.Step> left =
        story.plan().steps().stream().filter(s -> !story.begun(s.number())).toList();
    List<Choice> choices = new ArrayList<>();
    choices.add(look());
    choices.addAll(rest(left));
    choices.addAll(release(story));
    return new Question(
        incident,
        "plan-stopped:" + story.plan().id(),
        Text.of("ask.stopped", story.plan().id(), names(left)),
        choices);
  }

  private Choice look() {
    return new Choice(
        "/playbook run " + service.playbook() + " incident:" + incident, Text.of("ask.look"));
  }

  private Choice again(String label, String command, List<String> targets) {
    return new Choice(
        "/mitigate plan what:"
            + command
            + " targets:"
            + String.join(",", targets)
            + " incident:"
            + incident,
        Text.of(label, command, String.join(", ", targets)));
  }

  /** A new plan for what was left, where all of it is one command. */
  private Optional<Choice> restOf(List<Plan.Step> left) {
    List<String> commands = left.stream().map(Plan.Step::command).distinct().toList();
    return commands.size() == 1
        ? Optional.of(
            again("ask.rest", commands.getFirst(), left.stream().map(Plan.Step::target).toList()))
        : Optional.empty();
  }

  private List<Choice> rest(List<Plan.Step> left) {
    return restOf(left).stream().toList();
  }

  /** What this plan took out of the traffic, and could be put back. */
  private static List<Choice> release(PlanStory story) {
    return story.plan().keeps().stream()
        .map(Plan.Kept::target)
        .filter(t ->
            story.plan().steps().stream()
                .anyMatch(s ->
                    s.target().equals(t)
                        && s.command().equals("drain")
                        && story.ended(s.number()).isPresent()))
        .map(t -> new Choice("/mitigate release target:" + t, Text.of("ask.release", t)))
        .toList();
  }

  private static String names(List<Plan.Step> steps) {
    return steps.stream()
        .map(s -> s.command() + " " + s.target())
        .collect(Collectors.joining(", "));
  }
}
