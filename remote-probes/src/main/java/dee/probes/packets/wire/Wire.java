package dee.probes.packets.wire;

import dee.probes.HostPort;
import dee.probes.packets.Capture;
import dee.probes.packets.judge.Burst;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was seen on the wire of one instance's connections: counts that conditions ask for, and one
 * telling connection for each thing that happened. Made of a capture on the instance's own machine,
 * of one on Dee's host, or of both.
 *
 * @param bursts connections that were torn down in the same moment
 * @param tellings one connection for each thing that was seen, the plainest of its kind
 */
public record Wire(
    Watch watch,
    Openings openings,
    Resets resets,
    Endings endings,
    Languages languages,
    List<Burst> bursts,
    List<Telling> tellings) {

  public Wire {
    bursts = List.copyOf(bursts);
    tellings = List.copyOf(tellings);
  }

  /**
   * Who watched.
   *
   * @param atServer on the instance's machine
   * @param atDee on Dee's host
   * @param connections how many connections were seen, each once
   * @param ownConnections those of them that Dee's host opened; 0 when its host was not watched
   * @param whole whether all packets were taken; false when some capture took SYN, FIN and RST
   *     only, or had more connections than are followed: then more may have happened than is
   *     counted
   */
  public record Watch(
      boolean atServer,
      boolean atDee,
      Duration length,
      long connections,
      long ownConnections,
      boolean whole) {}

  /**
   * How connections began. A SYN counts as unanswered when it was sent again, or a second had
   * passed; one that was sent several times counts once.
   *
   * @param opened handshakes that were completed
   * @param refused SYNs answered by RST in a way that fits the instance's own machine, and that
   *     came there where it was watched
   * @param refusedElsewhere SYNs answered by a RST that another machine sent: another TTL, or the
   *     SYN never came to the instance's machine, which was watched
   * @param ignored SYNs that came to the instance's machine and got no answer at all
   * @param lost SYNs of Dee's host that never came to the instance's machine, which was watched
   * @param unanswered SYNs of Dee's host without an answer, where it is not known whether they came
   *     to the instance's machine: it was not watched, or not at that time, or its answer was lost
   */
  public record Openings(
      long opened, long refused, long refusedElsewhere, long ignored, long lost, long unanswered) {}

  /**
   * Resets within connections, each connection counted once by its first harmful one, else by its
   * first. Where only SYN, FIN and RST were taken, resets of clients and those after the server's
   * FIN are not counted: nobody knows whether the clients had their answers.
   *
   * @param tornDown by the instance's machine, from an existing socket
   * @param noSocket by the instance's machine, or in its name, where no socket was any more
   * @param otherHost by another machine in the instance's name
   * @param injected made up by another machine
   * @param unclear in the instance's name, by whom is not known
   * @param clientsLeft of clients that had their answer or wanted none: benign
   * @param clientsGaveUp of clients that had waited too long
   * @param afterTheEnd of connections that were over: benign
   */
  public record Resets(
      long tornDown,
      long noSocket,
      long otherHost,
      long injected,
      long unclear,
      long clientsLeft,
      long clientsGaveUp,
      long afterTheEnd) {

    /** The connections that were reset under their clients' hands. */
    public long harmful() {
      return tornDown + noSocket + otherHost + injected + unclear;
    }

    /** The resets that harmed nobody. */
    public long benign() {
      return clientsLeft + afterTheEnd;
    }
  }

  /**
   * How connections ended in other ways that matter.
   *
   * @param droppedAtOnce opened, then closed or reset by the server within half a second, though it
   *     had not sent a byte and the client had not left
   * @param races closed by the server (FIN) after idleness, all requests answered, then the
   *     client's next request, then a reset
   * @param serverIdle after how much idleness the server closed these, the middle one; empty when
   *     the beginning of the idleness was not captured
   * @param cutShort closed by the server (FIN) while the client was still sending, or before its
   *     next request, without idleness; what came then was reset
   * @param lostAfterIdle connections on which data was sent after idleness, again and again, and
   *     nothing came back, though the server had not closed
   * @param shortestLostIdle the shortest idleness before such a loss
   */
  public record Endings(
      long droppedAtOnce,
      long races,
      Optional<Duration> serverIdle,
      long cutShort,
      long lostAfterIdle,
      Optional<Duration> shortestLostIdle) {}

  /**
   * Which languages were spoken, by the first bytes of each side.
   *
   * @param tlsToPlain connections on which the client began TLS, and the server answered with
   *     something else or closed
   * @param plainToTls connections on which the client began with plain HTTP, and the server
   *     answered with TLS, or closed while others were served in TLS
   * @param agreed connections on which both spoke the same
   */
  public record Languages(long tlsToPlain, long plainToTls, long agreed) {

    /** The connections on which one side spoke TLS and the other did not. */
    public long mismatched() {
      return tlsToPlain + plainToTls;
    }

    /** Whether clients speak another language than the server, as a rule and not by chance. */
    public boolean mostlyMismatched() {
      return mismatched() >= 3 && mismatched() > agreed;
    }
  }

  /**
   * Reads one capture or two of the same time.
   *
   * @param atServer taken on the instance's machine
   * @param atDee taken on Dee's host
   * @param service where clients reach the instance
   */
  public static Wire of(Optional<Capture> atServer, Optional<Capture> atDee, HostPort service) {
    return WireReader.read(atServer, atDee, service);
  }

  /**
   * Whether the program closes connections at once and unread, as runtimes with a spare descriptor
   * do when they have no other: a quarter of those it dropped were reset, for their requests came
   * all the same.
   */
  public boolean droppedUnread() {
    return endings.droppedAtOnce() >= 3
        && resets.tornDown() > 0
        && (resets.tornDown() + resets.noSocket()) * 4 >= endings.droppedAtOnce();
  }

  /** The telling connection of that kind. */
  public Optional<Telling> telling(Telling.Kind kind) {
    return tellings.stream().filter(t -> t.kind() == kind).findFirst();
  }
}
