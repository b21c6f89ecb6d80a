package dee.playbooks.run;

import dee.playbooks.Exchange;
import dee.playbooks.Exchange.Arrow;
import dee.playbooks.Exchange.Pause;
import dee.playbooks.Exchange.Step;
import dee.playbooks.run.ShownPackets.Shown;
import dee.probes.packets.decode.TcpFlags;
import dee.probes.packets.flow.Ladder;
import dee.probes.packets.flow.Packet;
import dee.probes.packets.flow.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The packets of a telling connection as the lines of a ladder. */
final class ExchangeSteps {

  private static final int MOST = 14;
  private static final int BEGINNING = 5;
  private static final Duration NOTICEABLE = Duration.ofMillis(300);

  private final TellingWords words;
  private final List<Shown> all;
  private final Optional<Shown> telling;

  /** A packet that is shown, and how many before it are not. */
  private record Kept(Shown shown, long omittedBefore) {}

  private ExchangeSteps(TellingWords words, List<Shown> all) {
    this.words = words;
    this.all = all;
    telling = words.packet(all);
  }

  /** At most fourteen. */
  static List<Step> of(TellingWords words, List<Shown> all) {
    ExchangeSteps steps = new ExchangeSteps(words, all);
    int important = steps.telling.map(all::indexOf).orElse(all.size() - 1);
    List<Step> made = steps.steps(0, 0, all.size());
    // The middle goes first, then what came after, then the rest of the beginning.
    for (int to = BEGINNING + 1; made.size() > MOST && to < important; to++) {
      made = steps.steps(BEGINNING, to, all.size());
    }
    int cut = Math.max(BEGINNING, important - 1);
    for (int end = all.size() - 1; made.size() > MOST && end > important; end--) {
      made = steps.steps(Math.min(BEGINNING, cut), cut, end);
    }
    for (int from = BEGINNING - 1; made.size() > MOST && from > 0; from--) {
      made = steps.steps(from, Math.max(from, important - 1), important + 1);
    }
    return made;
  }

  /** The steps without the packets from one place to another, and without those from an end on. */
  private List<Step> steps(int cutFrom, int cutTo, int end) {
    List<Kept> kept = new ArrayList<>();
    for (int i = 0; i < end; i++) {
      if (i < cutFrom || i >= cutTo) {
        long cut = i == cutTo ? cutTo - cutFrom : 0;
        kept.add(new Kept(all.get(i), cut + omittedIn(i == cutTo ? cutFrom : i, i)));
      }
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      Kept one = kept.get(i);
      Duration quiet =
          i == 0
              ? Duration.ZERO
              : Duration.between(kept.get(i - 1).shown().at(), one.shown().at());
      if (one.omittedBefore() > 0 || quiet.compareTo(NOTICEABLE) > 0) {
        steps.add(new Pause(quiet, one.omittedBefore()));
      }
      steps.add(arrow(one.shown()));
    }
    if (end < all.size()) {
      Instant last = all.get(end - 1).at();
      steps.add(new Pause(Duration.between(last, all.getLast().at()), (long) all.size() - end));
    }
    return steps;
  }

  /** Packets that the capture's reader did not keep, if they lie before one of these places. */
  private long omittedIn(int from, int to) {
    Ladder ladder = words.telling().flow().story().ladder();
    if (ladder.omitted() == 0) {
      return 0;
    }
    Packet firstBehind = ladder.last().getFirst();
    for (int i = from; i <= to; i++) {
      if (all.get(i).packet().equals(firstBehind)) {
        return ladder.omitted();
      }
    }
    return 0;
  }

  private Arrow arrow(Shown shown) {
    boolean tells = telling.filter(shown::equals).isPresent();
    return new Arrow(
        shown.at(),
        Duration.between(all.getFirst().at(), shown.at()),
        sender(shown, tells),
        what(shown.packet()),
        tells ? words.note() : note(shown),
        shown.seen(),
        tells);
  }

  private Exchange.Sender sender(Shown shown, boolean tells) {
    if (shown.packet().from() == Sender.CLIENT) {
      return Exchange.Sender.CLIENT;
    }
    boolean reset = shown.packet().tcp().has(TcpFlags.RST);
    boolean alike =
        telling
            .filter(t -> t.packet().ip().ttl() == shown.packet().ip().ttl())
            .filter(t -> t.seen() == shown.seen())
            .isPresent();
    return words.others() && reset && (tells || alike)
        ? Exchange.Sender.OTHER_AS_SERVER
        : Exchange.Sender.SERVER;
  }

  private static String what(Packet packet) {
    Packet.Tcp tcp = packet.tcp();
    List<String> flags = new ArrayList<>();
    if (tcp.has(TcpFlags.SYN)) {
      flags.add("SYN");
    }
    if (tcp.has(TcpFlags.FIN)) {
      flags.add("FIN");
    }
    if (tcp.has(TcpFlags.RST)) {
      flags.add("RST");
    }
    boolean bare = flags.isEmpty();
    if (tcp.payload() > 0) {
      String bytes = tcp.payload() == 1 ? "1 byte" : tcp.payload() + " bytes";
      return bare ? bytes : bytes + ", " + String.join(",", flags);
    }
    if (tcp.has(TcpFlags.ACK)) {
      flags.add("ACK");
    }
    return flags.isEmpty() ? "no flags" : String.join(",", flags);
  }

  private String note(Shown shown) {
    Packet.Tcp tcp = shown.packet().tcp();
    boolean numbered =
        tcp.payload() > 0 || tcp.has(TcpFlags.SYN) || tcp.has(TcpFlags.FIN);
    Optional<Shown> before =
        all.stream()
            .takeWhile(s -> !s.equals(shown))
            .filter(s -> numbered && same(s.packet(), shown.packet()))
            .reduce((_, later) -> later);
    if (before.isEmpty()) {
      return words.note(shown.packet());
    }
    boolean copy =
        shown.packet().ip().id().orElse(0) != 0
            && before.get().packet().ip().id().equals(shown.packet().ip().id());
    return copy ? "captured twice" : "sent again";
  }

  private static boolean same(Packet one, Packet other) {
    return one.from() == other.from()
        && one.tcp().sequence() == other.tcp().sequence()
        && one.tcp().flags() == other.tcp().flags()
        && one.tcp().payload() == other.tcp().payload();
  }
}
