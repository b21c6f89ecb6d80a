package dee.playbooks.run;

import dee.playbooks.diagnosis.Facts;
import dee.playbooks.dsl.Wording;
import dee.probes.limits.Limits;
import dee.probes.reachability.Reachability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is worth saying of an instance in any case, as short phrases with numbers. */
record Phrases(Facts facts) {

  /** The value of a fact, if it was measured. */
  static <R> Optional<R> of(Supplier<R> fact) {
    try {
      return Optional.of(fact.get());
    } catch (Facts.NotMeasured _) {
      return Optional.empty();
    }
  }

  List<String> all() {
    List<String> phrases = new ArrayList<>();
    of(facts::reachability)
        .ifPresent(r ->
            phrases.add(
                "from Dee's host: "
                    + r.count(Reachability.Result.ANSWERED)
                    + " of "
                    + r.tries()
                    + " answered"
                    + r.slowestAnswer().map(d -> ", slowest " + Wording.time(d)).orElse("")));
    of(facts::process)
        .ifPresent(p ->
            phrases.add(
                "process: "
                    + p.name()
                    + " "
                    + p.pid()
                    + ", "
                    + p.threads()
                    + " threads, "
                    + p.state().words()));
    of(facts::files).ifPresent(f -> phrases.add("files: " + f.count() + limit() + " open"));
    of(facts::listeners)
        .ifPresent(l ->
            phrases.add(
                "queue: "
                    + l.queued()
                    + (l.backlog().isPresent() ? " of " + l.backlog().getAsLong() : "")));
    of(facts::closeWait)
        .ifPresent(c ->
            phrases.add(
                "CLOSE-WAIT: " + c.total() + ", " + c.unanswered() + " of them unanswered"));
    of(facts::tightestPool)
        .ifPresent(p ->
            phrases.add(
                "pool "
                    + p.name()
                    + ": "
                    + p.inUse().orElse(0)
                    + " of "
                    + p.limit().orElse(0)
                    + " in use, "
                    + p.waiting().orElse(0)
                    + " waiting"));
    WirePhrase.of(facts).ifPresent(phrases::add);
    of(facts::host).ifPresent(h -> phrases.add("kernel: " + h.kernel()));
    return phrases;
  }

  private String limit() {
    return of(facts::limits)
        .flatMap(l -> l.find("Max open files"))
        .map(Limits.Limit::soft)
        .map(soft -> soft == Limits.UNLIMITED ? " of unlimited" : " of " + soft)
        .orElse("");
  }
}
