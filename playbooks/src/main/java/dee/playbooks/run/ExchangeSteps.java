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
  private static final int BEGINNING = 3;
  private static final int AFTERWARDS = 4;
  private static final Duration NOTICEABLE = Duration.ofMillis(300);

  private final TellingWords words;
  private final List<Shown> all;
  private final Optional<Shown> telling;

  private ExchangeSteps(TellingWords words, List<Shown> all) {
    this.words = words;
    this.all = all;
    telling = words.packet(all);
  }

  /** At most fourteen: what is left out is the middle, and what came long after. */
  static List<Step> of(TellingWords words, List<Shown> all) {
    ExchangeSteps steps = new ExchangeSteps(words, all);
    List<Step> made = steps.steps(0, 0, all.size());
    if (made.size() <= MOST) {
      return made;
    }
    int important = steps.telling.map(all::indexOf).orElse(all.size() - 1);
    int end = Math.min(all.size(), important + AFTERWARDS);
    for (int length = 0; length < end && made.size() > MOST; length++) {
      int from = steps.leastMissed(length, important, end);
      made = steps.steps(from, from + length, end);
    }
    return made;
  }

  /** Where so many packets are cut out so that no long silence goes with them. */
  private int leastMissed(int length, int important, int end) {
    int best = BEGINNING;
    Duration least = Duration.ofDays(1);
    for (int from = BEGINNING; from + length < end; from++) {
      boolean tells = from <= important && important < from + length;
      Duration missed = Duration.between(all.get(from - 1).at(), all.get(from + length).at());
      if (!tells && missed.compareTo(least) < 0) {
        best = from;
        least = missed;
      }
    }
    return best;
  }

  /** The steps without the packets from one place to another, and without those from an end on. */
  private List<Step> steps(int cutFrom, int cutTo, int end) {
    List<Step> steps = new ArrayList<>();
    Optional<Shown> last = Optional.empty();
    long omitted = 0;
    for (int i = 0; i < end; i++) {
      Shown shown = all.get(i);
      omitted += omittedBefore(shown);
      if (i >= cutFrom && i < cutTo) {
        omitted++;
      } else {
        Duration quiet = last.map(l -> Duration.between(l.at(), shown.at())).orElse(Duration.ZERO);
        if (omitted > 0 || quiet.compareTo(NOTICEABLE) > 0) {
          steps.add(new Pause(quiet, omitted));
        }
        steps.add(arrow(shown));
        last = Optional.of(shown);
        omitted = 0;
      }
    }
    if (end < all.size()) {
      Instant shown = all.get(end - 1).at();
      steps.add(new Pause(Duration.between(shown, all.getLast().at()), (long) all.size() - end));
    }
    return steps;
  }

  /** How many packets before this one were not kept when the capture was read. */
  private long omittedBefore(Shown shown) {
    Ladder ladder = words.telling().flow().story().ladder();
    return ladder.omitted() > 0 && ladder.last().getFirst().equals(shown.packet())
        ? ladder.omitted()
        : 0;
  }

  private Arrow arrow(Shown shown) {
    boolean tells = telling.filter(shown::equals).isPresent();
    return new Arrow(
        shown.at(),
        Duration.between(all.getFirst().at(), shown.at()),
        sender(shown, tells),
        what(shown.packet()),
        tells ? words.note(shown) : note(shown),
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
    boolean numbered = tcp.payload() > 0 || tcp.has(TcpFlags.SYN) || tcp.has(TcpFlags.FIN);
    Optional<Shown> before =
        all.stream()
            .takeWhile(s -> !s.equals(shown))
            .filter(s -> numbered && same(s.packet(), shown.packet()))
            .reduce((_, later) -> later);
    if (before.isEmpty()) {
      return words.aside(shown.packet());
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
