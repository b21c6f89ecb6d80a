package dee.probes.sockets;

import java.time.Duration;
import java.util.Optional;

/**
 * The CLOSE-WAIT sockets of the instance's port: the client has gone, the program has not closed.
 * All are counted; where a process holds more than 1000, their kinds are scaled up from a sample of
 * that many, and the times are the sample's.
 *
 * @param total all of them
 * @param ownerless those no process holds: clients that gave up while still in the accept queue
 * @param unanswered owned, and nothing was ever sent on them: a worker still sits on the request
 * @param answered owned, and an answer was sent: the program forgot to close
 * @param answeredLong of the answered, those whose client left ten seconds ago or longer: a program
 *     that is only busy would have closed them
 * @param unknown owned, but this machine's ss does not tell what was sent
 * @param oldest how long ago the first of their clients left
 * @param clientPatience how long the clients had waited when they left: the median over the
 *     unanswered
 * @param closed how many of the first look's had been closed by the second, as far as both lists
 *     reach: above zero, they drain
 * @param window the time between the two samples
 */
public record CloseWaits(
    long total,
    long ownerless,
    long unanswered,
    long answered,
    long answeredLong,
    long unknown,
    Optional<Duration> oldest,
    Optional<Duration> clientPatience,
    long closed,
    Duration window) {

  /** Those a process holds a descriptor for. */
  public long owned() {
    return total - ownerless;
  }
}
