package dee.playbooks.run;

import dee.playbooks.diagnosis.Facts;
import dee.playbooks.dsl.Wording;
import dee.probes.packets.Capture;
import dee.probes.packets.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the captured packets tell, as one phrase; resets that harmed nobody are named so. */
final class WirePhrase {

  private final String target;
  private final List<String> parts = new ArrayList<>();

  private WirePhrase(String target) {
    this.target = target;
  }

  /** Nothing when no packets were captured. */
  static Optional<String> of(Facts facts) {
    return Phrases.of(facts::wire)
        .map(wire -> new WirePhrase(facts.instance().target()).phrase(wire, facts));
  }

  private String phrase(Wire wire, Facts facts) {
    openings(wire.openings());
    resets(wire.resets());
    add(wire.endings().races(), "of them upon a request after " + target + " had closed them idle");
    add(wire.endings().cutShort(), "of them while the client still sent to a closed connection");
    add(wire.endings().droppedAtOnce(), "closed as soon as they were open, without a byte");
    add(wire.endings().lostAfterIdle(), "lost after idleness");
    add(wire.languages().tlsToPlain(), "of TLS clients that got no TLS back");
    add(wire.languages().plainToTls(), "of plain clients on a TLS port");
    if (wire.resets().harmful() + wire.resets().benign() + wire.resets().clientsGaveUp() == 0) {
      parts.add("no reset");
    }
    long connections = wire.watch().connections();
    return "packets: %d connection%s in %s %s%s: %s"
        .formatted(
            connections,
            connections == 1 ? "" : "s",
            Wording.time(wire.watch().length()),
            watched(facts),
            wire.watch().whole() ? "" : " (not all packets)",
            String.join(", ", parts));
  }

  private String watched(Facts facts) {
    List<String> places = new ArrayList<>();
    device(facts::packets).ifPresent(d -> places.add("on " + target + " (" + d + ")"));
    device(facts::packetsHere).ifPresent(d -> places.add("on Dee's host (" + d + ")"));
    return String.join(" and ", places);
  }

  private static Optional<String> device(Supplier<Capture> capture) {
    return Phrases.of(capture).map(c -> c.taken().device());
  }

  private void openings(Wire.Openings openings) {
    add(openings.refused(), "refused");
    add(openings.refusedElsewhere(), "refused by another machine");
    add(openings.ignored(), "not answered by " + target);
    add(openings.lost(), "that never came to " + target);
    add(openings.unanswered(), "without an answer");
  }

  private void resets(Wire.Resets resets) {
    add(resets.tornDown(), "reset by " + target);
    add(resets.noSocket(), "reset because " + target + " had no such connection any more");
    add(resets.otherHost() + resets.injected(), "reset by another machine");
    add(resets.unclear(), "reset, by whom is not known");
    add(resets.clientsGaveUp(), "left by clients that had waited too long");
    reset(resets.clientsLeft(), "of clients that left (benign)");
    reset(resets.afterTheEnd(), "after the end (benign)");
  }

  private void add(long count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }

  private void reset(long count, String what) {
    add(count, (count == 1 ? "reset " : "resets ") + what);
  }
}
