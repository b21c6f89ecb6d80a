package dee.probes.packets.wire;

import dee.probes.HostPort;
import dee.probes.packets.Capture;
import dee.probes.packets.Capture.Scope;
import dee.probes.packets.Traffic;
import dee.probes.packets.flow.Flow;
import dee.probes.packets.judge.ResetJudge;
import dee.probes.packets.judge.Witness;
import dee.probes.packets.wire.Connection.Look;
import dee.probes.packets.wire.Connection.Watched;
import dee.probes.packets.wire.Matching.Match;
import dee.probes.packets.wire.Telling.Where;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a {@link Wire} of one capture or two. */
final class WireReader {

  private final Optional<Reading> server;
  private final Optional<Reading> dee;
  private final List<Match> matches;
  private final Optional<Coverage> coverage;

  /** One capture, with what judges its resets. */
  private record Reading(
      Capture capture, ServiceFlows flows, ResetJudge judge, Watched watched, boolean whole) {

    static Reading of(Capture capture, HostPort service, Where where) {
      Traffic traffic = capture.traffic();
      boolean whole = capture.taken().scope() == Scope.WHOLE_FLOWS;
      return new Reading(
          capture,
          ServiceFlows.of(capture, service, where),
          ResetJudge.of(traffic, whole),
          new Watched(
              traffic.span().first().orElse(Instant.EPOCH),
              traffic.span().last().orElse(Instant.EPOCH)),
          whole);
    }

    Look look(Flow flow, Witness witness) {
      return new Look(flow, judge.verdicts(flow, witness), watched, whole);
    }

    boolean complete() {
      return whole && capture.traffic().table().overflowing() == 0;
    }
  }

  private WireReader(Optional<Capture> atServer, Optional<Capture> atDee, HostPort service) {
    server = atServer.map(c -> Reading.of(c, service, Where.SERVER));
    dee = atDee.map(c -> Reading.of(c, service, Where.DEE));
    matches =
        Matching.of(
            dee.map(d -> d.flows().sightings()).orElse(List.of()),
            server.map(s -> s.flows().sightings()).orElse(List.of()));
    coverage =
        server.map(s ->
            new Coverage(
                s.capture(),
                dee.map(d -> d.watched().first()).orElse(s.watched().first()),
                ahead()));
  }

  static Wire read(Optional<Capture> atServer, Optional<Capture> atDee, HostPort service) {
    return new WireReader(atServer, atDee, service).read();
  }

  private Wire read() {
    boolean comparable = comparable();
    Duration ahead = coverage.flatMap(Coverage::ahead).orElse(Duration.ZERO);
    Tally tally = new Tally(ahead);
    for (Match match : matches) {
      Connection connection = connection(match, comparable);
      tally.add(connection, Beginning.of(connection, coverage, comparable));
    }
    return tally.wire(watch());
  }

  private Wire.Watch watch() {
    List<Reading> readings = Stream.of(server, dee).flatMap(Optional::stream).toList();
    return new Wire.Watch(
        server.isPresent(),
        dee.isPresent(),
        readings.stream()
            .map(r -> r.capture().taken().length())
            .max(Duration::compareTo)
            .orElse(Duration.ZERO),
        matches.size(),
        matches.stream().filter(m -> m.near().isPresent()).count(),
        readings.stream().allMatch(Reading::complete));
  }

  private Connection connection(Match match, boolean comparable) {
    Optional<Flow> there = match.there().flatMap(t -> server.map(s -> s.flows().flow(t)));
    Witness witness =
        coverage
            .<Witness>map(c -> new ServerWitness(c, there, comparable))
            .orElse(Witness.NONE);
    return new Connection(
        match.near().flatMap(n -> dee.map(d -> d.look(d.flows().flow(n), witness))),
        there.flatMap(f -> server.map(s -> s.look(f, Witness.NONE))));
  }

  /** How far the server's clock is ahead, by the connections that both have. */
  private Optional<Duration> ahead() {
    return Coverage.middle(
        matches.stream()
            .filter(m -> m.near().isPresent() && m.there().isPresent())
            .limit(Coverage.ENOUGH)
            .flatMap(m ->
                Coverage.ahead(
                    dee.orElseThrow().flows().flow(m.near().orElseThrow()),
                    server.orElseThrow().flows().flow(m.there().orElseThrow()))
                    .stream())
            .toList());
  }

  /**
   * Whether a connection of Dee's that is missing in the server's capture never came there. It is
   * not known when one that was opened is missing, too: then another machine takes the clients'
   * connections, or shares them out.
   */
  private boolean comparable() {
    return dee.isPresent()
        && coverage
            .filter(Coverage::sound)
            .filter(c ->
                matches.stream()
                    .filter(m -> m.near().isPresent() && m.there().isEmpty())
                    .map(m -> dee.orElseThrow().flows().flow(m.near().orElseThrow()))
                    .noneMatch(f -> f.opening().complete() && c.covers(f.story().first())))
            .isPresent();
  }
}
