package dee.playbooks.run;

import dee.playbooks.diagnosis.Condition;
import dee.playbooks.diagnosis.Diagnosis;
import dee.playbooks.diagnosis.Verdict;
import dee.probes.packets.wire.Telling;
import dee.probes.packets.wire.Telling.Kind;
import dee.probes.packets.wire.Wire;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which connection shows what a diagnosis says. */
final class TellingKinds {

  /** What shows a cause or a link, best first. */
  private static final Map<String, List<Kind>> OF_CAUSES =
      Map.ofEntries(
          Map.entry("close-with-unread-data", List.of(Kind.CUT_SHORT, Kind.TORN_DOWN)),
          Map.entry("linger-zero", List.of(Kind.TORN_DOWN)),
          Map.entry("queue-flushed", List.of(Kind.FLUSHED_TOGETHER, Kind.TORN_DOWN)),
          Map.entry("crash-loop", List.of(Kind.FLUSHED_TOGETHER, Kind.TORN_DOWN)),
          Map.entry("restarted", List.of(Kind.FLUSHED_TOGETHER, Kind.TORN_DOWN)),
          Map.entry("keepalive-race", List.of(Kind.KEEP_ALIVE_RACE)),
          Map.entry("accepted-and-dropped", List.of(Kind.DROPPED_AT_ONCE)),
          Map.entry("port-closed", List.of(Kind.REFUSED)),
          Map.entry(
              "firewall-reject",
              List.of(Kind.REFUSED_ELSEWHERE, Kind.REFUSED, Kind.OTHER_HOST, Kind.NO_SOCKET)),
          Map.entry("firewall-drop", List.of(Kind.SYN_IGNORED, Kind.SYN_LOST, Kind.SYN_UNANSWERED)),
          Map.entry("nat-idle-timeout", List.of(Kind.LOST_AFTER_IDLE, Kind.OTHER_HOST)),
          Map.entry("injected-reset", List.of(Kind.INJECTED, Kind.OTHER_HOST)),
          Map.entry("protocol-mismatch", List.of(Kind.WRONG_LANGUAGE)),
          Map.entry("overflow-reset", List.of(Kind.NO_SOCKET)),
          Map.entry("syn-dropped", List.of(Kind.SYN_IGNORED)));

  /** What shows a symptom that nothing explains. */
  private static final Map<String, List<Kind>> OF_SYMPTOMS =
      Map.of(
          "reset",
          List.of(
              Kind.TORN_DOWN,
              Kind.FLUSHED_TOGETHER,
              Kind.INJECTED,
              Kind.OTHER_HOST,
              Kind.KEEP_ALIVE_RACE,
              Kind.CUT_SHORT,
              Kind.NO_SOCKET,
              Kind.UNCLEAR),
          "refused",
          List.of(Kind.REFUSED_ELSEWHERE, Kind.REFUSED),
          "empty-reply",
          List.of(Kind.WRONG_LANGUAGE, Kind.DROPPED_AT_ONCE),
          "connect-timeout",
          List.of(Kind.SYN_IGNORED, Kind.SYN_LOST, Kind.SYN_UNANSWERED),
          "read-timeout",
          List.of(Kind.LOST_AFTER_IDLE));

  private TellingKinds() {}

  /** A connection and the condition that it shows. */
  record Choice(String condition, Telling telling) {}

  /** By the causes and what lies between them and the symptoms; unresolved, by the symptoms. */
  static Optional<Choice> choose(Wire wire, Diagnosis diagnosis) {
    Stream<String> links =
        diagnosis.chain().stream().map(Diagnosis.Link::condition).map(Condition::id);
    Optional<Choice> byCause =
        first(wire, Stream.concat(diagnosis.causes().stream(), links), OF_CAUSES);
    return byCause.isEmpty() && diagnosis.verdict() == Verdict.UNRESOLVED
        ? first(wire, diagnosis.symptoms().stream(), OF_SYMPTOMS)
        : byCause;
  }

  /** A few that seem to come from elsewhere, where many did not, show the edge of a capture. */
  private static boolean outnumbered(Kind kind, Wire.Openings openings) {
    return kind == Kind.REFUSED_ELSEWHERE && openings.refusedElsewhere() <= openings.refused();
  }

  private static Optional<Choice> first(
      Wire wire, Stream<String> conditions, Map<String, List<Kind>> kinds) {
    return conditions
        .flatMap(id ->
            kinds.getOrDefault(id, List.of()).stream()
                .filter(kind -> !outnumbered(kind, wire.openings()))
                .flatMap(kind -> wire.telling(kind).stream())
                .map(telling -> new Choice(id, telling)))
        .findFirst();
  }
}
