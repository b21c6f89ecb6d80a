package dee.bot.mitigation;

import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.Judgement.State;
import dee.bot.room.Post.Notice;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says of each cause whether it is still there once the symptom has gone: easing is not curing.
 *
 * @param before the judgements that the plan was made on
 * @param after the last ones
 */
record Cure(List<Judgement> before, Collection<Judgement> after) {

  List<Notice> warnings() {
    Map<String, Link> causes = new LinkedHashMap<>();
    before.stream()
        .flatMap(j -> j.causeLinks().stream())
        .forEach(l -> causes.put(l.condition(), l));
    return causes.values().stream().flatMap(cause -> warning(cause).stream()).toList();
  }

  private Optional<Notice> warning(Link cause) {
    List<Link> seen =
        after.stream()
            .flatMap(j -> Stream.concat(j.chain().stream(), j.ruledOut().stream()))
            .filter(l -> l.condition().equals(cause.condition()))
            .toList();
    Optional<Link> still = seen.stream().filter(l -> l.state() == State.OBSERVED).findFirst();
    if (still.isPresent()) {
      return Optional.of(
          Notice.warning(
              "verify.cause.there", cause.condition(), still.get().says(), cause.realFix()));
    }
    // The fault eased with the traffic or the restart; what made it has not been changed.
    return cause.realFix().isEmpty()
        ? Optional.empty()
        : Optional.of(Notice.warning("verify.cause.eased", cause.condition(), cause.realFix()));
  }
}
