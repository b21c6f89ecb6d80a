package dee.playbooks.run;

import dee.playbooks.diagnosis.Facts;
import dee.playbooks.diagnosis.Verdict;
import dee.playbooks.dsl.Wording;
import dee.probes.limits.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts sick and well instances side by side: what differs between them, and what does not. */
final class Comparison {

  private final List<Examined> sick;
  private final List<Examined> well;

  /**
   * One thing to compare.
   *
   * @param value as people read it; equal texts count as equal
   */
  private record Trait(String name, Function<Facts, Optional<String>> value) {}

  private static final List<Trait> TRAITS =
      List.of(
          new Trait("open-file limit", Comparison::fileLimit),
          new Trait("pool limit", Comparison::poolLimit),
          new Trait("accept queue", Comparison::backlog),
          new Trait("kernel", f -> Phrases.of(f::host).map(h -> h.kernel())));

  Comparison(List<Examined> examined) {
    this.sick =
        examined.stream()
            .filter(e -> e.missing().isEmpty())
            .filter(e -> verdict(e) != Verdict.HEALTHY)
            .toList();
    this.well = examined.stream().filter(e -> verdict(e) == Verdict.HEALTHY).toList();
  }

  private static Verdict verdict(Examined examined) {
    return examined.report().diagnosis().verdict();
  }

  /** Sentences with numbers; none when there is nothing to compare. */
  List<String> differences() {
    if (sick.isEmpty() || well.isEmpty()) {
      return List.of();
    }
    List<String> sentences = new ArrayList<>();
    List<String> same = new ArrayList<>();
    for (Trait trait : TRAITS) {
      Map<String, List<String>> byValue = new LinkedHashMap<>();
      for (List<Examined> group : List.of(sick, well)) {
        for (Examined one : group) {
          trait
              .value()
              .apply(one.facts())
              .ifPresent(v -> byValue.computeIfAbsent(v, _ -> new ArrayList<>()).add(name(one)));
        }
      }
      boolean knownOfBoth = knownOf(trait, sick) && knownOf(trait, well);
      if (knownOfBoth && byValue.size() == 1) {
        same.add(trait.name() + " " + byValue.keySet().iterator().next());
      } else if (knownOfBoth) {
        sentences.add(trait.name() + ": " + sideBySide(byValue));
      }
    }
    rate(sentences);
    age(sentences);
    if (!same.isEmpty()) {
      sentences.add("the same on sick and well ones: " + String.join(", ", same));
    }
    return sentences;
  }

  private static boolean knownOf(Trait trait, List<Examined> group) {
    return group.stream().anyMatch(e -> trait.value().apply(e.facts()).isPresent());
  }

  private static String sideBySide(Map<String, List<String>> byValue) {
    return byValue.entrySet().stream()
        .map(e -> String.join(", ", e.getValue()) + " " + e.getKey())
        .collect(Collectors.joining("; "));
  }

  /**
   * What comes to each; where a metrics page is dead, what its connections to the database carry.
   */
  private void rate(List<String> sentences) {
    if (!rate(sentences, "arrivals at the pool", Comparison::arrivals)) {
      rate(sentences, "queries to the database", Comparison::queries);
    }
  }

  /**
   * Rates differ from moment to moment: only a half more or less is worth a sentence.
   *
   * @return whether it is known of both sick and well ones
   */
  private boolean rate(
      List<String> sentences, String what, Function<Facts, Optional<Double>> perSecond) {
    OptionalDouble ofSick = mean(sick, perSecond);
    OptionalDouble ofWell = mean(well, perSecond);
    if (ofSick.isEmpty() || ofWell.isEmpty()) {
      return false;
    }
    double one = ofSick.getAsDouble();
    double other = ofWell.getAsDouble();
    if (Math.abs(one - other) * 2 > Math.min(one, other)) {
      sentences.add(what + ": " + get(sick, one) + ", " + get(well, other));
    }
    return true;
  }

  private static String get(List<Examined> group, double perSecond) {
    boolean many = group.size() > 1;
    return names(group)
        + (many ? " get " : " gets ")
        + Wording.perSecond(perSecond)
        + (many ? " each" : "");
  }

  private static OptionalDouble mean(
      List<Examined> group, Function<Facts, Optional<Double>> perSecond) {
    return group.stream()
        .flatMap(e -> perSecond.apply(e.facts()).stream())
        .mapToDouble(rate -> rate)
        .average();
  }

  private static Optional<Double> arrivals(Facts facts) {
    return Phrases.of(facts::tightestPool)
        .filter(p -> p.arrivedPerSecond().isPresent())
        .map(p -> p.arrivedPerSecond().getAsDouble());
  }

  private static Optional<Double> queries(Facts facts) {
    return Phrases.of(facts::database)
        .filter(d -> d.exchanges().isPresent() && !d.window().isZero())
        .map(d -> d.exchanges().orElse(0L) * 1000.0 / d.window().toMillis());
  }

  /** A sick one that started much later than the well ones may run something else. */
  private void age(List<String> sentences) {
    Map<String, Duration> ages = new LinkedHashMap<>();
    for (List<Examined> group : List.of(sick, well)) {
      for (Examined one : group) {
        Phrases.of(one.facts()::process)
            .flatMap(p ->
                Phrases.of(one.facts()::host).map(h -> Duration.between(p.startedAt(), h.clock())))
            .filter(age -> !age.isNegative())
            .ifPresent(age -> ages.put(name(one), age));
      }
    }
    Duration least = ages.values().stream().min(Duration::compareTo).orElse(Duration.ZERO);
    Duration most = ages.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
    if (most.compareTo(least.multipliedBy(2).plusMinutes(2)) > 0) {
      sentences.add(
          "running for: "
              + ages.entrySet().stream()
                  .map(e -> e.getKey() + " " + Wording.time(e.getValue()))
                  .collect(Collectors.joining(", ")));
    }
  }

  private static String names(List<Examined> group) {
    return group.stream().map(Comparison::name).collect(Collectors.joining(", "));
  }

  private static String name(Examined examined) {
    return examined.report().target();
  }

  private static Optional<String> fileLimit(Facts facts) {
    return Phrases.of(facts::limits)
        .flatMap(l -> l.find("Max open files"))
        .map(l -> l.soft() == Limits.UNLIMITED ? "unlimited" : Long.toString(l.soft()));
  }

  /** From the metrics page, or from the log where the page is dead. */
  private static Optional<String> poolLimit(Facts facts) {
    return Phrases.of(facts::tightestPool)
        .map(p -> p.limit())
        .filter(OptionalLong::isPresent)
        .map(l -> Long.toString(l.getAsLong()))
        .or(() -> Phrases.of(facts::loggedPool).map(p -> Long.toString(p.total())));
  }

  private static Optional<String> backlog(Facts facts) {
    return Phrases.of(facts::listeners)
        .map(l -> l.backlog())
        .filter(OptionalLong::isPresent)
        .map(l -> Long.toString(l.getAsLong()));
  }
}
