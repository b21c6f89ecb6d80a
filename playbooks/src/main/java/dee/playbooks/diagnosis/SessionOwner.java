package dee.playbooks.diagnosis;

import dee.playbooks.diagnosis.Facts.NotMeasured;
import dee.playbooks.diagnosis.OwnSessions.Session;
import dee.probes.HostPort;
import dee.probes.database.DatabaseAnswer.Sessions;
import dee.probes.database.DatabaseLook;
import dee.probes.database.SessionGroup;
import dee.probes.database.SessionGroup.Member;
import dee.probes.sockets.Outgoing;
import dee.probes.sockets.Outgoing.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Tells which of a database's sessions are an instance's own: several instances share a database.
 * By the addresses and ports that its connections begin at; where these are translated on the way,
 * by their number, when nobody else is there; where its connections are not seen, by its host.
 */
record SessionOwner(Facts facts) {

  private static final String PROBE = "database-sessions";

  OwnSessions own(Sessions told) {
    Optional<Outgoing> outgoing = outgoing();
    Set<HostPort> ends =
        outgoing.stream()
            .flatMap(all -> all.peers().stream())
            .map(Peer::ends)
            .flatMap(Set::stream)
            .collect(Collectors.toSet());
    OwnSessions byEnds = of(told, (client, port) -> isEnd(ends, client, port));
    if (byEnds.total() > 0) {
      return byEnds;
    }
    OwnSessions all = of(told, (_, _) -> true);
    Optional<Long> established = outgoing.flatMap(_ -> established());
    if (established.isPresent() && all.total() > 0) {
      if (established.get() > 0 && Math.abs(established.get() - all.total()) <= 1) {
        return all;
      }
    } else if (outgoing.isEmpty()) {
      OwnSessions byHost = byHost(told);
      if (byHost.total() > 0) {
        return byHost;
      }
    }
    throw new NotMeasured(
        PROBE,
        "it has " + all.total() + " sessions; which of them are this instance's cannot be told");
  }

  private OwnSessions byHost(Sessions told) {
    Set<String> hosts =
        told.now().hosts().stream()
            .filter(host -> !host.startsWith("127.") && !host.equals("::1"))
            .collect(Collectors.toSet());
    return of(told, (client, _) -> hosts.contains(client));
  }

  private static boolean isEnd(Set<HostPort> ends, String client, int port) {
    return port > 0 && !client.isEmpty() && ends.contains(new HostPort(client, port));
  }

  private Optional<Outgoing> outgoing() {
    try {
      return Optional.of(facts.outgoing());
    } catch (NotMeasured _) {
      return Optional.empty();
    }
  }

  private Optional<Long> established() {
    try {
      return Optional.of(facts.database().established());
    } catch (NotMeasured _) {
      return Optional.empty();
    }
  }

  private static OwnSessions of(Sessions told, BiPredicate<String, Integer> own) {
    return new OwnSessions(
        pick(told.before(), own), pick(told.now(), own), told.now().roots(), told.window());
  }

  private static List<Session> pick(DatabaseLook look, BiPredicate<String, Integer> own) {
    List<Session> picked = new ArrayList<>();
    for (SessionGroup group : look.groups()) {
      for (Member member : group.members()) {
        if (own.test(group.client(), member.port())) {
          picked.add(
              new Session(group.state(), group.waitType(), group.waitsFor(), member.inState()));
        }
      }
      // beyond those listed, where all of a host are meant
      for (long more = group.members().size(); more < group.count(); more++) {
        if (own.test(group.client(), 0)) {
          picked.add(
              new Session(group.state(), group.waitType(), group.waitsFor(), group.newest()));
        }
      }
    }
    return picked;
  }
}
