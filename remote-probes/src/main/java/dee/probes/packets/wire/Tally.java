package dee.probes.packets.wire;

import dee.probes.packets.judge.Burst;
import dee.probes.packets.judge.Verdict;
import dee.probes.packets.wire.Telling.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts what is seen connection by connection. */
final class Tally {

  private final Map<Beginning, Long> beginnings = new EnumMap<>(Beginning.class);
  private final Map<Ending, Long> endings = new EnumMap<>(Ending.class);
  private final Map<Dialogue, Long> dialogues = new EnumMap<>(Dialogue.class);
  private final List<Race> races = new ArrayList<>();
  private final List<Loss> losses = new ArrayList<>();
  private final Tellings tellings = new Tellings();
  private final Tellings closed = new Tellings();
  private final TornDowns tornDowns;
  private final Duration ahead;
  private long droppedAtOnce;
  private long cutShort;

  /**
   * Nothing yet.
   *
   * @param ahead how far the server's clock is ahead of Dee's
   */
  Tally(Duration ahead) {
    this.ahead = ahead;
    tornDowns = new TornDowns(ahead);
  }

  void add(Connection connection, Beginning beginning) {
    beginnings.merge(beginning, 1L, Long::sum);
    kind(beginning).ifPresent(kind -> tellings.offer(kind, connection, refusal(connection)));
    Ending.of(connection).ifPresent(known -> ended(connection, known));
    Race.of(connection)
        .ifPresentOrElse(
            race -> {
              races.add(race);
              tellings.offer(Kind.KEEP_ALIVE_RACE, connection, Optional.of(race.reset()));
            },
            () -> cutShort(connection));
    Loss.of(connection, ahead)
        .ifPresent(loss -> {
          losses.add(loss);
          tellings.offer(Kind.LOST_AFTER_IDLE, connection, Optional.empty());
        });
    if (Drop.atOnce(connection)) {
      droppedAtOnce++;
      tellings.offer(Kind.DROPPED_AT_ONCE, connection, ended(connection));
    }
    spoken(connection);
  }

  private static Optional<Kind> kind(Beginning beginning) {
    return switch (beginning) {
      case REFUSED -> Optional.of(Kind.REFUSED);
      case REFUSED_ELSEWHERE -> Optional.of(Kind.REFUSED_ELSEWHERE);
      case IGNORED -> Optional.of(Kind.SYN_IGNORED);
      case LOST -> Optional.of(Kind.SYN_LOST);
      case UNANSWERED -> Optional.of(Kind.SYN_UNANSWERED);
      case OPENED, NOT_KNOWN -> Optional.empty();
    };
  }

  private static Optional<Verdict> refusal(Connection connection) {
    return connection.nearest().verdicts().stream().findFirst();
  }

  private static Optional<Verdict> ended(Connection connection) {
    return Ending.of(connection).map(Ending.Known::verdict);
  }

  private void ended(Connection connection, Ending.Known known) {
    endings.merge(known.ending(), 1L, Long::sum);
    Optional<Verdict> verdict = Optional.of(known.verdict());
    switch (known.ending()) {
      case TORN_DOWN -> tornDowns.add(connection, known);
      case NO_SOCKET -> tellings.offer(Kind.NO_SOCKET, connection, verdict);
      case OTHER_HOST -> tellings.offer(Kind.OTHER_HOST, connection, verdict);
      case INJECTED -> tellings.offer(Kind.INJECTED, connection, verdict);
      case UNCLEAR -> tellings.offer(Kind.UNCLEAR, connection, verdict);
      case CLIENT_LEFT -> tellings.offer(Kind.CLIENT_LEFT, connection, verdict);
      case CLIENT_GAVE_UP, AFTER_THE_END -> {}
    }
  }

  private void cutShort(Connection connection) {
    CutShort.of(connection)
        .ifPresent(cut -> {
          cutShort++;
          tellings.offer(Kind.CUT_SHORT, connection, Optional.of(cut.reset()));
        });
  }

  private void spoken(Connection connection) {
    Dialogue dialogue = Dialogue.of(connection);
    dialogues.merge(dialogue, 1L, Long::sum);
    switch (dialogue) {
      case TLS_TO_PLAIN, PLAIN_TO_TLS ->
          tellings.offer(Kind.WRONG_LANGUAGE, connection, ended(connection));
      case PLAIN_AND_CLOSED -> closed.offer(Kind.WRONG_LANGUAGE, connection, ended(connection));
      case AGREED_ON_TLS, AGREED_ON_PLAIN, NOT_KNOWN -> {}
    }
  }

  Wire wire(Wire.Watch watch) {
    boolean servesTls = dialogues.getOrDefault(Dialogue.AGREED_ON_TLS, 0L) > 0;
    List<Burst> bursts = tornDowns.bursts();
    tornDowns.offerTo(tellings, bursts);
    if (servesTls) {
      closed.all().forEach(tellings::offer);
    }
    return new Wire(
        watch,
        new Wire.Openings(
            count(Beginning.OPENED),
            count(Beginning.REFUSED),
            count(Beginning.REFUSED_ELSEWHERE),
            count(Beginning.IGNORED),
            count(Beginning.LOST),
            count(Beginning.UNANSWERED)),
        new Wire.Resets(
            count(Ending.TORN_DOWN),
            count(Ending.NO_SOCKET),
            count(Ending.OTHER_HOST),
            count(Ending.INJECTED),
            count(Ending.UNCLEAR),
            count(Ending.CLIENT_LEFT),
            count(Ending.CLIENT_GAVE_UP),
            count(Ending.AFTER_THE_END)),
        new Wire.Endings(
            droppedAtOnce,
            races.size(),
            middle(races.stream().flatMap(r -> r.idle().stream()).toList()),
            cutShort,
            losses.size(),
            losses.stream().flatMap(l -> l.idle().stream()).min(Duration::compareTo)),
        new Wire.Languages(
            count(Dialogue.TLS_TO_PLAIN),
            count(Dialogue.PLAIN_TO_TLS) + (servesTls ? count(Dialogue.PLAIN_AND_CLOSED) : 0),
            count(Dialogue.AGREED_ON_TLS) + count(Dialogue.AGREED_ON_PLAIN)),
        bursts,
        tellings.all());
  }

  private long count(Beginning beginning) {
    return beginnings.getOrDefault(beginning, 0L);
  }

  private long count(Ending ending) {
    return endings.getOrDefault(ending, 0L);
  }

  private long count(Dialogue dialogue) {
    return dialogues.getOrDefault(dialogue, 0L);
  }

  private static Optional<Duration> middle(Collection<Duration> all) {
    List<Duration> sorted = all.stream().sorted().toList();
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
  }
}
