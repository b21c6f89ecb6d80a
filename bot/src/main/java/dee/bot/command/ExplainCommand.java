package dee.bot.command;

import dee.bot.command.CommandHandler.Call;
import dee.bot.room.Post;
import dee.bot.room.Text;
import dee.playbooks.Playbook;
import dee.playbooks.Playbook.Step;
import dee.playbooks.compiler.Library;
import dee.playbooks.diagnosis.CausalMap;
import dee.playbooks.diagnosis.Condition;
import dee.probes.Probe;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Handles {@code /playbook explain}: what a playbook looks at and when, and which causes it can
 * tell apart, from the playbook itself and the causal map.
 */
public record ExplainCommand(Library library) implements CommandHandler {

  @Override
  public void handle(Call call) {
    // The parser has made sure that there is one; it may be asked for by another name all the same.
    library
        .find(call.arguments().text("playbook"))
        .ifPresent(playbook -> {
          call.reply().say(looksAt(playbook));
          call.reply().say(symptoms(playbook));
          call.reply().say(causes(playbook));
        });
  }

  private static Post looksAt(Playbook playbook) {
    List<Post.Row> rows = new ArrayList<>();
    for (int phase = 0; phase < playbook.phases().size(); phase++) {
      for (Step step : playbook.phases().get(phase).steps()) {
        rows.add(row(phase + 1, step));
      }
    }
    return new Post.Listing(
        Text.of("explain.looks-at", playbook.name(), playbook.about(), playbook.phases().size()),
        rows);
  }

  private static Post.Row row(int phase, Step step) {
    String probes = String.join(", ", step.probes().stream().map(Probe::id).toList());
    return new Post.Row(Integer.toString(phase), about(step, probes));
  }

  private static Text about(Step step, String probes) {
    if (!step.whileOpen().isEmpty()) {
      return Text.of("explain.while-open", probes, String.join(", ", step.whileOpen()));
    }
    return step.when().isEmpty()
        ? Text.of("explain.always", probes)
        : Text.of("explain.when", probes, String.join(", ", step.when()));
  }

  private Post symptoms(Playbook playbook) {
    return new Post.Listing(
        Text.of("explain.symptoms"),
        playbook.symptoms().stream()
            .flatMap(id -> library.map().find(id).stream())
            .map(ExplainCommand::row)
            .toList());
  }

  private Post causes(Playbook playbook) {
    Set<String> known = causesOf(library.map(), playbook.symptoms());
    return new Post.Listing(
        Text.of("explain.causes"),
        library.map().of(Condition.Kind.ROOT_CAUSE).stream()
            .filter(cause -> known.contains(cause.id()))
            .map(ExplainCommand::row)
            .toList());
  }

  private static Post.Row row(Condition condition) {
    return new Post.Row(condition.id(), Text.of("plain", condition.states()));
  }

  /** Everything from which a way leads to one of the symptoms. */
  private static Set<String> causesOf(CausalMap map, List<String> symptoms) {
    Set<String> known = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(symptoms);
    while (!open.isEmpty()) {
      String next = open.removeLast();
      if (known.add(next)) {
        map.causes(next).forEach(cause -> open.add(cause.id()));
      }
    }
    return known;
  }
}
