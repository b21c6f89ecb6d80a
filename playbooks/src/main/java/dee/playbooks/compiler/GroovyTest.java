package dee.playbooks.compiler;

import dee.playbooks.diagnosis.ConditionTest;
import dee.playbooks.diagnosis.CouldNotLook;
import dee.playbooks.diagnosis.Facts;
import dee.playbooks.diagnosis.Facts.NotMeasured;
import dee.playbooks.diagnosis.Inconclusive;
import dee.playbooks.diagnosis.LinkState;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises a condition by its ways, in order: the first that finds it observed or refuted
 * decides. Where none does, the numbers of all are told, each once, and nothing is claimed: what
 * the condition states is not said, nor by whom. The blocks are copied for every look, so one test
 * may serve many instances at once.
 */
record GroovyTest(String file, String states, List<Way> ways, Optional<Need> need)
    implements ConditionTest {

  private static final Outcome<?> NOWHERE = Outcome.unavailable(Reason.NOT_ASKED, "");

  /** One witness; its name is empty when there is only one. */
  record Way(
      String witness,
      Optional<Closure<?>> observed,
      Optional<Closure<?>> refuted,
      Optional<Closure<?>> says) {}

  /**
   * What would tell.
   *
   * @param probe the id of a probe; empty where Dee has none for it
   * @param because what a person can do, and why Dee does not
   */
  record Need(Optional<String> probe, String because) {}

  @Override
  public LinkState look(Facts facts) {
    boolean looked = false;
    Set<String> undecided = new LinkedHashSet<>();
    Set<String> unmeasured = new LinkedHashSet<>();
    Map<String, String> reasons = new LinkedHashMap<>();
    Set<String> mute = new HashSet<>();
    Set<String> missing = new LinkedHashSet<>();
    boolean failed = false;
    for (Way way : ways) {
      Set<String> evidence = new LinkedHashSet<>();
      Facts watched = facts.watched(evidence::addAll);
      try {
        Optional<NotMeasured> unseen = Optional.empty();
        try {
          if (holds(way.observed(), watched)) {
            return new LinkState.Observed(says(way, watched), List.copyOf(evidence));
          }
        } catch (NotMeasured e) {
          unseen = Optional.of(e);
        }
        if (holds(way.refuted(), watched)) {
          return new LinkState.Refuted(says(way, watched), List.copyOf(evidence));
        }
        if (unseen.isPresent()) {
          throw unseen.get();
        }
        looked = true;
        numbers(way, watched).ifPresent(told -> undecided.addAll(List.of(told.split("; ", -1))));
      } catch (NotMeasured e) {
        unmeasured.add(e.probe() + ": " + e.reason());
        reasons.putIfAbsent(e.probe(), e.reason());
        failed |= e.why() == NotMeasured.Why.FAILED;
        if (e.why() == NotMeasured.Why.NOTHING_TO_TELL) {
          mute.add(e.probe());
        } else {
          missing.add(e.probe());
        }
      } catch (Exception e) {
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        unmeasured.add(blame(e));
      }
    }
    if (need.isPresent()) {
      need.get().probe().filter(p -> !mute.contains(p)).ifPresent(missing::add);
      Optional<String> why = need.get().probe().map(reasons::get);
      return wanting(need.get(), facts, undecided, why, missing);
    }
    if (!looked) {
      String reason = String.join("; ", unmeasured);
      return new LinkState.NotChecked(
          failed ? CouldNotLook.because(reason) : reason, List.copyOf(missing));
    }
    undecided.addAll(unmeasured);
    return new LinkState.NotChecked(
        Inconclusive.because(
            undecided.isEmpty() ? "neither shown nor ruled out" : String.join("; ", undecided)),
        List.copyOf(missing));
  }

  /**
   * What would tell, by what has become of it.
   *
   * @param seen the numbers of the ways that could not decide
   * @param why why its probe has no value for one of them
   */
  private static LinkState wanting(
      Need need, Facts facts, Collection<String> seen, Optional<String> why, Set<String> missing) {
    List<String> reasons = new ArrayList<>(seen);
    switch (need.probe().map(facts::answerOf).orElse(NOWHERE)) {
      case Outcome.Unavailable<?>(Reason reason, String _) when reason == Reason.NOT_NEEDED -> {
        String probe = need.probe().orElseThrow();
        return new LinkState.NotChecked(
            "probe " + probe + " not asked: nothing it could explain was left open", List.of());
      }
      case Outcome.Measured<?> _ when why.isPresent() || !seen.isEmpty() -> {
        need.probe().ifPresent(missing::remove);
        why.ifPresent(reasons::addFirst);
        reasons.set(0, "not decided: " + reasons.getFirst());
      }
      case Outcome<?> answer when failed(answer) ->
          why.or(answer::whyNot).ifPresent(reasons::addFirst);
      case Outcome<?> _ -> {
        why.ifPresent(reasons::addFirst);
        reasons.addFirst(need.because());
      }
    }
    return new LinkState.NotChecked(String.join("; ", reasons), List.copyOf(missing));
  }

  /** Whether it was asked and should have answered. */
  private static boolean failed(Outcome<?> answer) {
    return switch (answer) {
      case Outcome.Measured<?> _ -> false;
      case Outcome.Malformed<?> _ -> true;
      case Outcome.Unavailable<?>(Reason reason, String _) ->
          switch (reason) {
            case TOOL_MISSING, NOT_PERMITTED, UNREACHABLE, TIMED_OUT -> true;
            case NO_SUCH_PROCESS, NOT_THERE, NOT_CONFIGURED, NOT_ASKED, NOT_NEEDED -> false;
          };
    };
  }

  private static boolean holds(Optional<Closure<?>> block, Facts facts) {
    return block.isPresent() && Boolean.TRUE.equals(call(block.get(), facts));
  }

  /** What was found does not depend on whether it can be put into numbers. */
  private String says(Way way, Facts facts) {
    String numbers = numbers(way, facts).orElse(states);
    // The first way is the usual one; that another had to serve is worth a word.
    return way.equals(ways.getFirst()) ? numbers : numbers + " (by " + way.witness() + ")";
  }

  /** Empty where nothing is said, or what is said was not measured. */
  private static Optional<String> numbers(Way way, Facts facts) {
    try {
      return way.says().map(block -> String.valueOf(call(block, facts)));
    } catch (NotMeasured _) {
      return Optional.empty();
    }
  }

  private static Object call(Closure<?> block, Facts facts) {
    Closure<?> copy = (Closure<?>) block.clone();
    copy.setDelegate(facts);
    copy.setResolveStrategy(Closure.DELEGATE_ONLY);
    return copy.call(facts);
  }

  private String blame(Exception e) {
    String where = Script.frame(file, e).map(f -> file + ":" + f.getLineNumber()).orElse(file);
    return "the test failed at "
        + where
        + ": "
        + Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }
}
