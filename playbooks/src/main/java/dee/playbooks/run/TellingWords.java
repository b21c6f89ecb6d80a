package dee.playbooks.run;

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
import dee.probes.packets.judge.Phase;
import dee.probes.packets.judge.Verdict;
import dee.probes.packets.wire.Telling;
import dee.probes.packets.wire.Telling.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a telling connection shows, in a few words.
 *
 * @param server the server's name
 */
record TellingWords(Telling telling, String condition, String server) {

  /** True when the capture at the server is known to lack the telling reset. */
  static boolean notAtTheServer(Telling telling) {
    return fact(telling, Clue.OTHER_CAPTURE).filter(f -> f.contains("does not have")).isPresent();
  }

  private static Optional<String> fact(Telling telling, Clue clue) {
    return telling.verdict().stream()
        .flatMap(v -> v.facts().stream())
        .filter(f -> f.clue() == clue)
        .map(Fact::says)
        .findFirst();
  }

  private Flow flow() {
    return telling.flow();
  }

  private Optional<Reset> reset() {
    return telling.verdict().map(v -> v.place().reset());
  }

  /** The packet that matters most. */
  Optional<Shown> packet(List<Shown> all) {
    return switch (telling.kind()) {
      case TORN_DOWN,
          FLUSHED_TOGETHER,
          NO_SOCKET,
          KEEP_ALIVE_RACE,
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
      case LOST_AFTER_IDLE ->
          last(all, p -> p.from() == Sender.CLIENT && p.tcp().payload() > 0);
      case DROPPED_AT_ONCE -> all.stream().filter(s -> closes(s.packet())).findFirst();
      case WRONG_LANGUAGE ->
          all.stream()
              .filter(s -> closes(s.packet()) || data(s.packet(), Sender.SERVER))
              .findFirst();
    };
  }

  private static Optional<Shown> last(
      List<Shown> all, Predicate<Packet> wanted) {
    return all.stream().filter(s -> wanted.test(s.packet())).reduce((_, later) -> later);
  }

  private static boolean closes(Packet packet) {
    return packet.from() == Sender.SERVER
        && (packet.tcp().has(TcpFlags.FIN) || packet.tcp().has(TcpFlags.RST));
  }

  private static boolean data(Packet packet, Sender from) {
    return packet.from() == from && packet.tcp().payload() > 0;
  }

  /** What to see in the telling packet: who sent it, and by what that is known. */
  String note() {
    return switch (telling.kind()) {
      case TORN_DOWN, FLUSHED_TOGETHER -> ofSocket() + ": its kernel tore the socket down";
      case NO_SOCKET, KEEP_ALIVE_RACE ->
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
          telling.elsewhere().isPresent()
              ? "no answer; see where it was captured"
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
        fact(telling, Clue.TTL)
            .filter(_ -> ttlDiffers())
            .map(f -> f.replace("the sender's other packets have", server + "'s own have"));
    Optional<String> trace =
        notAtTheServer(telling) ? Optional.of("no trace of it on " + server) : Optional.empty();
    String signs =
        ttl.map(t -> trace.map(n -> t + ", " + n).orElse(t)).or(() -> trace).orElse("");
    return signs.isEmpty() ? therefore : signs + ": " + therefore;
  }

  private boolean ttlDiffers() {
    return fact(telling, Clue.TTL)
        .map(f -> f.replaceAll("[^0-9 ]", "").strip().split("\\s+", -1))
        .filter(n -> n.length >= 2 && !n[0].equals(n[1]))
        .isPresent();
  }

  private String wrongLanguage() {
    boolean tls = Language.of(flow().client()).filter(l -> l == Language.TLS).isPresent();
    if (flow().server().said().bytes() == 0) {
      return tls ? "closed upon a TLS greeting" : "closed upon a plain request";
    }
    return tls ? "no TLS in the answer" : "TLS in the answer";
  }

  /** What one notices in another packet; often nothing. */
  String note(Packet packet) {
    return switch (telling.kind()) {
      case KEEP_ALIVE_RACE ->
          closes(packet) && packet.tcp().has(TcpFlags.FIN) ? afterIdleness() : "";
      case WRONG_LANGUAGE ->
          data(packet, Sender.CLIENT)
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

  private String afterIdleness() {
    return idle().map(i -> "closed after " + Wording.time(i) + " of idleness").orElse("closed");
  }

  private Optional<Duration> idle() {
    return reset()
        .flatMap(r -> r.before().server().fin())
        .map(Said.Fin::idle)
        .filter(i -> i.toMillis() >= 1000);
  }

  /** One sentence on all of it. */
  String shows(List<Shown> all) {
    return switch (telling.kind()) {
      case TORN_DOWN -> tornDown();
      case FLUSHED_TOGETHER ->
          server
              + " reset several connections in the same moment, as a kernel does when a process"
              + " ends; this is one of them";
      case NO_SOCKET ->
          server
              + ", or a filter in its name, answered with a reset: there was no such connection"
              + " any more";
      case KEEP_ALIVE_RACE ->
          server
              + " closed the idle connection"
              + idle().map(i -> " after " + Wording.time(i)).orElse("")
              + "; the client's next request met the closed connection and was reset";
      case OTHER_HOST, INJECTED -> elsewhere();
      case UNCLEAR -> "the connection was reset in " + server + "'s name, by whom is not known";
      case REFUSED -> refused();
      case REFUSED_ELSEWHERE ->
          "another machine refused the connection in "
              + server
              + "'s name"
              + (notAtTheServer(telling) ? "; the SYN never came to " + server : "");
      case SYN_IGNORED ->
          "the SYN came to " + server + " " + times(all) + " and was never answered";
      case SYN_LOST -> "the SYN was sent " + times(all) + " and never came to " + server;
      case SYN_UNANSWERED -> "the SYN was sent " + times(all) + " and no answer came back";
      case LOST_AFTER_IDLE -> lost(all);
      case DROPPED_AT_ONCE -> dropped(all);
      case WRONG_LANGUAGE -> languages();
      case CLIENT_LEFT -> "the client left by a reset";
    };
  }

  private String tornDown() {
    Optional<Instant> asked = reset().flatMap(r -> r.before().client().lastData());
    if (asked.isEmpty() || telling.verdict().isEmpty()) {
      return server + " itself reset a connection on which nothing had been asked";
    }
    Verdict verdict = telling.verdict().get();
    String since =
        Wording.time(Duration.between(asked.get(), verdict.place().reset().packet().at()));
    if (verdict.place().phase() == Phase.AFTER_DATA) {
      return "%s itself reset the connection %s after the request, when it had sent %d bytes"
          .formatted(server, since, verdict.place().reset().before().server().bytes());
    }
    return "%s itself reset the connection %s after the request, %s"
        .formatted(
            server,
            since,
            condition.equals("close-with-unread-data")
                ? "which it had not read"
                : "without an answer");
  }

  private String elsewhere() {
    Optional<Duration> silence =
        telling
            .verdict()
            .filter(v -> v.place().phase() == Phase.AFTER_SILENCE)
            .flatMap(v -> v.place().reset().before().quiet().silence())
            .map(s -> s.length());
    return "another machine reset the connection in "
        + server
        + "'s name"
        + silence.map(s -> ", after " + Wording.time(s) + " of idleness").orElse("")
        + (notAtTheServer(telling) ? "; " + server + " sent no such packet" : "");
  }

  private String refused() {
    return switch (condition) {
      case "port-closed" -> server + " refused the connection: nobody listens on the port";
      case "firewall-reject" ->
          "a packet filter refused the connection in the service's place, on "
              + server
              + " or on the way";
      default -> server + " refused the connection, or a packet filter in its name";
    };
  }

  private static String times(List<Shown> all) {
    long sent =
        all.stream()
            .map(Shown::packet)
            .filter(p -> p.from() == Sender.CLIENT && p.tcp().has(TcpFlags.SYN))
            .count();
    return sent == 1 ? "once" : sent + " times";
  }

  private String lost(List<Shown> all) {
    Optional<Shown> last = packet(all);
    long sent =
        all.stream()
            .filter(s ->
                data(s.packet(), Sender.CLIENT)
                    && last.filter(l ->
                            l.packet().tcp().sequence() == s.packet().tcp().sequence())
                        .isPresent())
            .count();
    Optional<Duration> idle =
        flow().story().silences().stream()
            .filter(s -> s.brokenBy() == Sender.CLIENT)
            .map(s -> s.length())
            .findFirst();
    return "after "
        + idle.map(i -> Wording.time(i) + " of idleness").orElse("an idle time")
        + " the request was sent "
        + sent
        + " times and never answered, though "
        + server
        + " had not closed the connection";
  }

  private String dropped(List<Shown> all) {
    Optional<Shown> end = packet(all);
    Optional<Instant> opened =
        all.stream()
            .filter(s ->
                s.packet().from() == Sender.CLIENT && s.packet().tcp().has(TcpFlags.ACK))
            .map(Shown::at)
            .findFirst();
    boolean reset = end.filter(e -> e.packet().tcp().has(TcpFlags.RST)).isPresent();
    return server
        + " took the connection and "
        + (reset ? "reset" : "closed")
        + " it"
        + end.flatMap(e -> opened.map(o -> Duration.between(o, e.at())))
            .map(d -> " " + Wording.time(d) + " later")
            .orElse("")
        + " without sending a byte";
  }

  private String languages() {
    boolean tls = Language.of(flow().client()).filter(l -> l == Language.TLS).isPresent();
    boolean silent = flow().server().said().bytes() == 0;
    if (tls) {
      return "the client speaks TLS, and "
          + server
          + (silent ? " closes without a byte" : " answers without TLS");
    }
    return "the client speaks plain HTTP, and "
        + server
        + (silent ? " closes, as it speaks TLS with others" : " answers in TLS");
  }

  /** True for kinds whose resets others sent in the server's name. */
  boolean others() {
    Kind kind = telling.kind();
    return kind == Kind.OTHER_HOST || kind == Kind.INJECTED || kind == Kind.REFUSED_ELSEWHERE;
  }
}
