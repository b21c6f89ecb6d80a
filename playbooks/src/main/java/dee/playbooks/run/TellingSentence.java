package dee.playbooks.run;

import dee.playbooks.Exchange.Seen;
import dee.playbooks.dsl.Wording;
import dee.playbooks.run.ShownPackets.Shown;
import dee.probes.packets.decode.TcpFlags;
import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.Reset;
import dee.probes.packets.flow.Said;
import dee.probes.packets.flow.Sender;
import dee.probes.packets.judge.Phase;
import dee.probes.packets.judge.Verdict;
import dee.probes.packets.wire.Telling;
import dee.probes.packets.wire.Telling.Where;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a telling connection shows, in one sentence.
 *
 * @param together how many connections were torn down in one moment, at most
 */
record TellingSentence(TellingWords words, String condition, int together) {

  private static final Set<String> PROCESS_ENDED =
      Set.of("queue-flushed", "crash-loop", "restarted");

  /** For a person who sees all these packets. */
  String of(List<Shown> all) {
    return switch (telling().kind()) {
      case TORN_DOWN -> tornDown();
      case FLUSHED_TOGETHER -> flushed();
      case NO_SOCKET -> noSocket();
      case KEEP_ALIVE_RACE ->
          server()
              + " closed the idle connection"
              + words.idle().map(i -> " after " + Wording.time(i)).orElse("")
              + "; the client's next request met the closed connection and was reset";
      case CUT_SHORT -> cutShort();
      case OTHER_HOST, INJECTED -> elsewhere();
      case UNCLEAR -> "the connection was reset in " + server() + "'s name, by whom is not known";
      case REFUSED -> refused();
      case REFUSED_ELSEWHERE ->
          "another machine refused the connection in "
              + server()
              + "'s name"
              + (TellingWords.notAtTheServer(telling())
                  ? "; the SYN never came to " + server()
                  : "");
      case SYN_IGNORED ->
          "the SYN came to "
              + server()
              + " "
              + times(all.stream().filter(s -> s.seen() != Seen.CLIENT_ONLY).toList())
              + " and was never answered";
      case SYN_LOST -> "the SYN was sent " + times(all) + " and never came to " + server();
      case SYN_UNANSWERED -> "the SYN was sent " + times(all) + " and no answer came back";
      case LOST_AFTER_IDLE -> lost(all);
      case DROPPED_AT_ONCE -> dropped(all);
      case WRONG_LANGUAGE -> languages();
      case CLIENT_LEFT -> "the client left by a reset";
    };
  }

  private String server() {
    return words.server();
  }

  private Telling telling() {
    return words.telling();
  }

  private Flow flow() {
    return words.flow();
  }

  private Optional<Reset> reset() {
    return words.reset();
  }

  private String tornDown() {
    Optional<Instant> asked = reset().flatMap(r -> r.before().client().lastData());
    if (asked.isEmpty() || telling().verdict().isEmpty()) {
      return server() + " itself reset a connection on which nothing had been asked";
    }
    Verdict verdict = telling().verdict().get();
    String since =
        Wording.time(Duration.between(asked.get(), verdict.place().reset().packet().at()));
    if (verdict.place().phase() == Phase.AFTER_DATA) {
      return "%s itself reset the connection %s after the request, when it had sent %d bytes"
          .formatted(server(), since, verdict.place().reset().before().server().bytes());
    }
    return "%s itself reset the connection %s after the request, %s"
        .formatted(
            server(),
            since,
            condition.equals("close-with-unread-data")
                ? "which it had not read"
                : "without an answer");
  }

  private String noSocket() {
    return condition.equals("firewall-reject")
        ? "a packet filter on " + server() + " reset the open connection in the service's place"
        : server()
            + ", or a filter in its name, answered with a reset: there was no such connection"
            + " any more";
  }

  private String cutShort() {
    Optional<Said.Fin> closed = reset().flatMap(r -> r.before().server().fin());
    boolean owed = closed.filter(Said.Fin::owed).isPresent();
    return server()
        + " closed the connection "
        + (owed ? "before it had answered" : "as soon as it had answered")
        + "; what the client sent after that was reset";
  }

  private String flushed() {
    String all = together + " connections in the same moment";
    return PROCESS_ENDED.contains(condition)
        ? "when its process ended, the kernel of "
            + server()
            + " reset "
            + all
            + "; this is one of them"
        : server()
            + " reset "
            + all
            + ", as a kernel does when a process ends; this is one of them";
  }

  private String elsewhere() {
    Optional<Duration> silence =
        telling()
            .verdict()
            .filter(v -> v.place().phase() == Phase.AFTER_SILENCE)
            .flatMap(v -> v.place().reset().before().quiet().silence())
            .map(s -> s.length());
    return "another machine reset the connection in "
        + server()
        + "'s name"
        + silence.map(s -> ", after " + Wording.time(s) + " of idleness").orElse("")
        + (TellingWords.notAtTheServer(telling()) ? "; " + server() + " sent no such packet" : "");
  }

  private String refused() {
    return switch (condition) {
      case "port-closed" -> server() + " refused the connection: nobody listens on the port";
      case "firewall-reject" ->
          "a packet filter refused the connection in the service's place, on "
              + server()
              + (cameThere() ? "" : " or on the way");
      default -> server() + " refused the connection, or a packet filter in its name";
    };
  }

  private boolean cameThere() {
    return telling().where() == Where.SERVER || telling().elsewhere().isPresent();
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
    Optional<Shown> last = words.packet(all);
    List<Shown> sent =
        all.stream()
            .filter(s ->
                TellingWords.data(s.packet(), Sender.CLIENT)
                    && last.filter(l -> l.packet().tcp().sequence() == s.packet().tcp().sequence())
                        .isPresent())
            .toList();
    Optional<Duration> idle =
        flow().story().silences().stream()
            .filter(s -> sent.stream().map(Shown::at).anyMatch(s.until()::equals))
            .map(s -> s.length())
            .findFirst();
    return "after "
        + idle.map(i -> Wording.time(i) + " of idleness").orElse("an idle time")
        + " the request was sent "
        + sent.size()
        + " times and never answered, though "
        + server()
        + (telling().elsewhere().isPresent()
            ? " had not closed the connection"
            : " was not seen to close the connection");
  }

  private String dropped(List<Shown> all) {
    Optional<Shown> end = words.packet(all);
    Optional<Instant> opened =
        all.stream()
            .filter(s -> s.packet().from() == Sender.CLIENT && s.packet().tcp().has(TcpFlags.ACK))
            .map(Shown::at)
            .findFirst();
    boolean reset = end.filter(e -> e.packet().tcp().has(TcpFlags.RST)).isPresent();
    return server()
        + " took the connection and "
        + (reset ? "reset" : "closed")
        + " it"
        + end.flatMap(e -> opened.map(o -> Duration.between(o, e.at())))
            .map(d -> " " + Wording.time(d) + " later")
            .orElse("")
        + " without sending a byte";
  }

  private String languages() {
    boolean tls = words.tls();
    boolean silent = flow().server().said().bytes() == 0;
    if (tls) {
      return "the client speaks TLS, and "
          + server()
          + (silent ? " closes without a byte" : " answers without TLS");
    }
    return "the client speaks plain HTTP, and "
        + server()
        + (silent ? " closes, as it speaks TLS with others" : " answers in TLS");
  }
}
