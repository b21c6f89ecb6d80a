package dee.playbooks.run;

import dee.playbooks.Exchange;
import dee.playbooks.dsl.Wording;
import dee.playbooks.run.ShownPackets.Shown;
import dee.probes.packets.decode.TcpFlags;
import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.Packet;
import dee.probes.packets.flow.Reset;
import dee.probes.packets.flow.Said;
import dee.probes.packets.flow.Sender;
import dee.probes.packets.judge.Fact;
import dee.probes.packets.judge.Fact.Clue;
import dee.probes.packets.judge.Language;
import dee.probes.packets.judge.Witness.Seen;
import dee.probes.packets.wire.Telling;
import dee.probes.packets.wire.Telling.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What to see in the packets of a telling connection, in a few words.
 *
 * @param server the server's name
 */
record TellingWords(Telling telling, String server) {

  /** True when the capture at the server is known to lack the telling reset. */
  static boolean notAtTheServer(Telling telling) {
    return telling.verdict().filter(v -> v.seen() == Seen.NOT_AT_THE_SERVER).isPresent();
  }

  private static Optional<String> fact(Telling telling, Clue clue) {
    return telling.verdict().stream()
        .flatMap(v -> v.facts().stream())
        .filter(f -> f.clue() == clue)
        .map(Fact::says)
        .findFirst();
  }

  Flow flow() {
    return telling.flow();
  }

  Optional<Reset> reset() {
    return telling.verdict().map(v -> v.place().reset());
  }

  /** The packet that matters most. */
  Optional<Shown> packet(List<Shown> all) {
    return switch (telling.kind()) {
      case TORN_DOWN,
          FLUSHED_TOGETHER,
          NO_SOCKET,
          KEEP_ALIVE_RACE,
          CUT_SHORT,
          OTHER_HOST,
          INJECTED,
          UNCLEAR,
          REFUSED,
          REFUSED_ELSEWHERE,
          CLIENT_LEFT ->
          all.stream()
              .filter(s -> reset().map(Reset::packet).filter(s::is).isPresent())
              .findFirst();
      case SYN_IGNORED, SYN_LOST, SYN_UNANSWERED ->
          last(all, p -> p.from() == Sender.CLIENT && p.tcp().has(TcpFlags.SYN));
      case LOST_AFTER_IDLE -> last(all, p -> p.from() == Sender.CLIENT && p.tcp().payload() > 0);
      case DROPPED_AT_ONCE -> all.stream().filter(s -> closes(s.packet())).findFirst();
      case WRONG_LANGUAGE ->
          all.stream()
              .filter(s -> closes(s.packet()) || data(s.packet(), Sender.SERVER))
              .findFirst();
    };
  }

  private static Optional<Shown> last(List<Shown> all, Predicate<Packet> wanted) {
    return all.stream().filter(s -> wanted.test(s.packet())).reduce((_, later) -> later);
  }

  private static boolean closes(Packet packet) {
    return packet.from() == Sender.SERVER
        && (packet.tcp().has(TcpFlags.FIN) || packet.tcp().has(TcpFlags.RST));
  }

  static boolean data(Packet packet, Sender from) {
    return packet.from() == from && packet.tcp().payload() > 0;
  }

  /** What to see in the telling packet: who sent it, and by what that is known. */
  String note(Shown shown) {
    return switch (telling.kind()) {
      case TORN_DOWN, FLUSHED_TOGETHER -> ofSocket() + ": its kernel tore the socket down";
      case NO_SOCKET -> "RST without ACK, window 0: not of an open socket on " + server;
      case KEEP_ALIVE_RACE, CUT_SHORT ->
          "RST without ACK, window 0: no such connection on " + server + " any more";
      case OTHER_HOST, INJECTED -> foreign("another machine sent it");
      case REFUSED ->
          "RST,ACK with window 0: nobody listens, or a filter on " + server + " rejects it";
      case REFUSED_ELSEWHERE -> foreign("another machine refused");
      case UNCLEAR -> "the marks do not agree on who sent it";
      case CLIENT_LEFT -> "the client leaves by a reset; nobody is harmed";
      case SYN_IGNORED -> "came to " + server + ", which sent no answer";
      case SYN_LOST -> "never came to " + server;
      case SYN_UNANSWERED -> "no answer came back";
      case LOST_AFTER_IDLE ->
          shown.seen() == Exchange.Seen.CLIENT_ONLY
              ? "never came to " + server + ", and nothing came back"
              : "sent again and again, and nothing came back";
      case DROPPED_AT_ONCE -> server + " had not sent a byte";
      case WRONG_LANGUAGE -> wrongLanguage();
    };
  }

  private String ofSocket() {
    return fact(telling, Clue.IP_ID)
        .filter(f -> f.contains(" follows "))
        .map(f -> f.replace(" in the sender's own", ", " + server + "'s own"))
        .orElse("RST,ACK with an open window");
  }

  private String foreign(String therefore) {
    Optional<String> ttl =
        fact(telling, Clue.OTHER_TTL)
            .map(f -> f.replace("the sender's other packets have", server + "'s own have"));
    Optional<String> trace =
        notAtTheServer(telling) ? Optional.of("no trace of it on " + server) : Optional.empty();
    String signs = ttl.map(t -> trace.map(n -> t + ", " + n).orElse(t)).or(() -> trace).orElse("");
    return signs.isEmpty() ? therefore : signs + ": " + therefore;
  }

  /** True when the client began with TLS. */
  boolean tls() {
    return Language.of(flow().client()).filter(l -> l == Language.TLS).isPresent();
  }

  private String wrongLanguage() {
    boolean tls = tls();
    if (flow().server().said().bytes() == 0) {
      return tls ? "closed upon a TLS greeting" : "closed upon a plain request";
    }
    return tls ? "no TLS in the answer" : "TLS in the answer";
  }

  /** What one notices in another packet; often nothing. */
  String aside(Packet packet) {
    return switch (telling.kind()) {
      case KEEP_ALIVE_RACE ->
          closes(packet) && packet.tcp().has(TcpFlags.FIN) ? afterIdleness() : "";
      case CUT_SHORT ->
          closes(packet) && packet.tcp().has(TcpFlags.FIN) ? server + " closes for good" : "";
      case WRONG_LANGUAGE ->
          isGreeting(packet)
              ? Language.of(flow().client()).filter(l -> l == Language.TLS).isPresent()
                  ? "begins with TLS"
                  : "begins with plain HTTP"
              : "";
      case TORN_DOWN,
          FLUSHED_TOGETHER,
          NO_SOCKET,
          OTHER_HOST,
          INJECTED,
          UNCLEAR,
          REFUSED,
          REFUSED_ELSEWHERE,
          CLIENT_LEFT,
          SYN_IGNORED,
          SYN_LOST,
          SYN_UNANSWERED,
          LOST_AFTER_IDLE,
          DROPPED_AT_ONCE ->
          "";
    };
  }

  /** The client's first data. */
  private boolean isGreeting(Packet packet) {
    return flow().story().ladder().first().stream()
        .filter(p -> data(p, Sender.CLIENT))
        .findFirst()
        .filter(packet::equals)
        .isPresent();
  }

  private String afterIdleness() {
    return idle().map(i -> "closed after " + Wording.time(i) + " of idleness").orElse("closed");
  }

  /** For how long a connection had been idle that the server closed. */
  Optional<Duration> idle() {
    return reset()
        .flatMap(r -> r.before().server().fin())
        .map(Said.Fin::idle)
        .filter(i -> i.toMillis() >= 1000);
  }

  /** True for kinds whose resets others sent in the server's name. */
  boolean others() {
    Kind kind = telling.kind();
    return kind == Kind.OTHER_HOST || kind == Kind.INJECTED || kind == Kind.REFUSED_ELSEWHERE;
  }
}
