package dee.probes.packets.judge;

import dee.probes.packets.flow.Marks;
import dee.probes.packets.flow.Packet;
import dee.probes.packets.flow.Reset;
import dee.probes.packets.flow.Said.Fin;
import dee.probes.packets.flow.Sender;
import dee.probes.packets.judge.Fact.Clue;
import dee.probes.packets.judge.Witness.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes down what a verdict rests on, with the numbers. */
final class FactWriter {

  private final Reset reset;
  private final Signs signs;
  private final List<Fact> facts = new ArrayList<>();

  private FactWriter(Reset reset, Signs signs) {
    this.reset = reset;
    this.signs = signs;
  }

  static List<Fact> facts(Reset reset, Signs signs, Optional<UsualTtls.Range> usual, Seen seen) {
    FactWriter writer = new FactWriter(reset, signs);
    writer.shape();
    writer.id();
    usual.ifPresent(writer::ttl);
    writer.sequence();
    writer.time();
    writer.other(seen);
    return writer.facts;
  }

  private void add(Clue clue, String says) {
    facts.add(new Fact(clue, says));
  }

  private void shape() {
    add(Clue.FLAGS, signs.acknowledges() ? "RST,ACK" : "bare RST, without ACK");
    Packet.Tcp tcp = reset.packet().tcp();
    add(Clue.WINDOW, "window %d".formatted(tcp.window()));
  }

  private void id() {
    Marks.Ids ids = reset.sender().ids();
    int id = reset.packet().ip().id().orElse(0);
    switch (signs.id()) {
      case NONE -> add(Clue.IP_ID, "no IP-ID to go by");
      case ZERO -> add(Clue.IP_ID, "IP-ID 0, as a kernel sends without a socket");
      case NEXT ->
          add(
              Clue.IP_ID,
              "IP-ID %d follows %d in the sender's own".formatted(id, ids.last().orElse(0)));
      case FIRST -> add(Clue.IP_ID, "IP-ID %d, the sender's first that is not 0".formatted(id));
      case JUMP ->
          add(
              Clue.IP_ID,
              "IP-ID %d does not follow %d of the sender".formatted(id, ids.last().orElse(0)));
    }
  }

  private void ttl(UsualTtls.Range usual) {
    String others =
        usual.lowest() == usual.highest()
            ? String.valueOf(usual.lowest())
            : usual.lowest() + " to " + usual.highest();
    add(
        Clue.TTL,
        "TTL %d, the sender's other packets have %s".formatted(reset.packet().ip().ttl(), others));
  }

  private void sequence() {
    switch (signs.sequence()) {
      case NEXT -> add(Clue.SEQUENCE, "its number is the sender's next");
      case ACKNOWLEDGED ->
          add(Clue.SEQUENCE, "its number is what the answered packet acknowledged");
      case UNSEEN -> {}
      case OTHER -> {
        if (reset.numbers().expected().isPresent()) {
          add(
              Clue.SEQUENCE,
              "its number %d is not the sender's next, %d"
                  .formatted(
                      reset.packet().tcp().sequence(), reset.numbers().expected().getAsLong()));
        }
      }
    }
  }

  private void time() {
    if (reset.before().opening().complete()) {
      add(Clue.OPENING, "the connection had been opened");
    }
    for (Sender side : Sender.values()) {
      Optional<Fin> fin = reset.before().of(side).fin();
      fin.ifPresent(f ->
          add(
              Clue.FIN,
              "%s had sent FIN %s before, after %s without data"
                  .formatted(
                      side == Sender.CLIENT ? "the client" : "the server",
                      seconds(Duration.between(f.at(), reset.packet().at())),
                      seconds(f.idle()))));
    }
    reset
        .before()
        .quiet()
        .silence()
        .ifPresent(
            s -> add(Clue.SILENCE, "the last silence was %s long".formatted(seconds(s.length()))));
  }

  private void other(Seen seen) {
    switch (seen) {
      case ON_BOTH_SIDES -> add(Clue.OTHER_CAPTURE, "it was captured on the server's host too");
      case NOT_AT_THE_SERVER ->
          add(Clue.OTHER_CAPTURE, "the capture on the server's host does not have it");
      case NOT_KNOWN -> {}
    }
  }

  private static String seconds(Duration length) {
    return String.format(Locale.ROOT, "%.3f s", length.toNanos() / 1e9);
  }
}
