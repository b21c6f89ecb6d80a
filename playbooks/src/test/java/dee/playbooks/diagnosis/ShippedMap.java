package dee.playbooks.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.FakeProbes;
import dee.playbooks.SampleFacts;
import dee.playbooks.compiler.PlaybookCompiler;
import dee.playbooks.compiler.ShippedPlaybooks;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The shipped causal map, and what it is expected to say. */
final class ShippedMap {

  private static final Diagnostician DEE =
      new Diagnostician(
          new PlaybookCompiler(new FakeProbes().catalog())
              .compile(ShippedPlaybooks.conditions())
              .map());

  private ShippedMap() {}

  static Diagnosis of(MeasuredFacts facts) {
    return DEE.diagnose(facts);
  }

  static Diagnosis of(SampleFacts facts) {
    return of(facts.facts());
  }

  /** What the map knows of one condition. */
  static LinkState state(MeasuredFacts facts, String id) {
    return Optional.ofNullable(DEE.look(facts).get(id)).orElseThrow();
  }

  static boolean open(MeasuredFacts facts, String symptom) {
    return DEE.openSymptoms(DEE.look(facts)).contains(symptom);
  }

  /** Explained by this chain, from its root cause to the symptoms; every link is observed. */
  static Diagnosis explained(MeasuredFacts facts, String... chain) {
    Diagnosis diagnosis = of(facts);
    assertThat(diagnosis.verdict()).as(diagnosis.toString()).isEqualTo(Verdict.EXPLAINED);
    assertThat(ids(diagnosis.chain())).containsExactly(chain);
    assertThat(diagnosis.causes()).containsExactly(chain[0]);
    assertThat(diagnosis.chain())
        .allSatisfy(link -> {
          assertThat(link.state()).isInstanceOf(LinkState.Observed.class);
          assertThat(((LinkState.Observed) link.state()).evidence()).isNotEmpty();
        });
    return diagnosis;
  }

  /** Unresolved, without a cause that might be a wrong one. */
  static Diagnosis unresolved(MeasuredFacts facts) {
    Diagnosis diagnosis = of(facts);
    assertThat(diagnosis.verdict()).as(diagnosis.toString()).isEqualTo(Verdict.UNRESOLVED);
    assertThat(diagnosis.causes()).isEmpty();
    return diagnosis;
  }

  static Diagnosis unresolved(SampleFacts facts) {
    return unresolved(facts.facts());
  }

  /** The causes of what is explained, by whatever chain. */
  static List<String> causes(MeasuredFacts facts) {
    Diagnosis diagnosis = of(facts);
    assertThat(diagnosis.verdict()).as(diagnosis.toString()).isEqualTo(Verdict.EXPLAINED);
    return diagnosis.causes();
  }

  static List<String> ids(List<Diagnosis.Link> links) {
    return links.stream().map(l -> l.condition().id()).toList();
  }

  /** What a diagnosis says of a condition, wherever it says it. */
  static String told(Diagnosis diagnosis, String id) {
    return Stream.of(diagnosis.chain(), diagnosis.ruledOut(), diagnosis.notChecked())
        .flatMap(List::stream)
        .filter(l -> l.condition().id().equals(id))
        .map(l ->
            switch (l.state()) {
              case LinkState.Observed(String says, List<String> _) -> says;
              case LinkState.Refuted(String says, List<String> _) -> says;
              case LinkState.NotChecked(String reason, List<String> _) -> reason;
            })
        .findFirst()
        .orElse("nothing about " + id);
  }
}
