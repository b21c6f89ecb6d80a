package dee.playbooks.run;

import dee.playbooks.Exchange;
import dee.playbooks.Exchange.Party;
import dee.playbooks.Exchange.Step;
import dee.playbooks.diagnosis.Diagnosis;
import dee.playbooks.diagnosis.Facts;
import dee.playbooks.diagnosis.Verdict;
import dee.playbooks.run.ShownPackets.Shown;
import dee.playbooks.run.TellingKinds.Choice;
import dee.probes.packets.flow.Ends;
import dee.probes.packets.wire.Telling;
import dee.probes.packets.wire.Telling.Where;
import dee.probes.packets.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down the packets of the connection that shows what a diagnosis says. */
final class ExchangeWriter {

  private ExchangeWriter() {}

  /** Nothing when the instance is healthy, nothing was captured, or nothing captured shows it. */
  static Optional<Exchange> write(Facts facts, Diagnosis diagnosis) {
    if (diagnosis.verdict() == Verdict.HEALTHY) {
      return Optional.empty();
    }
    List<String> evidence = new ArrayList<>();
    Optional<Wire> wire = Phrases.of(() -> facts.watched(evidence::addAll).wire());
    String server = facts.instance().target();
    return wire.flatMap(w -> TellingKinds.choose(w, diagnosis))
        .map(choice -> exchange(choice, server, evidence.stream().distinct().toList()));
  }

  private static Exchange exchange(Choice choice, String server, List<String> evidence) {
    Telling telling = choice.telling();
    TellingWords words = new TellingWords(telling, choice.condition(), server);
    List<Shown> packets = ShownPackets.of(telling);
    List<Step> steps = ExchangeSteps.of(words, packets);
    Ends ends = telling.flow().ends();
    boolean near = telling.where() == Where.DEE;
    return new Exchange(
        words.shows(packets),
        choice.condition(),
        new Party(near ? "Dee's host" : "a client", ends.client().toString()),
        new Party(server, ends.server().toString()),
        steps,
        captured(telling, server, packets),
        evidence);
  }

  private static String captured(Telling telling, String server, List<Shown> packets) {
    boolean compared = packets.stream().anyMatch(s -> s.seen() != Exchange.Seen.ONE_CAPTURE);
    if (telling.elsewhere().isPresent() || compared) {
      return "on " + server + " and on Dee's host";
    }
    return telling.where() == Where.DEE ? "on Dee's host" : "on " + server;
  }
}
