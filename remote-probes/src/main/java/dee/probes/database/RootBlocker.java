package dee.probes.database;

import java.time.Duration;
import java.util.Optional;

/**
 * A session that others wait for, and that waits for no lock itself.
 *
 * @param pid the server's process; 0 for a prepared transaction, which has none
 * @param blocks how many wait for it, also by way of others
 * @param client the address it comes from; empty for a local socket
 * @param inState how long it has been in its state
 * @param transaction the age of its transaction
 * @param query the beginning of its last statement, without literals
 */
public record RootBlocker(
    long pid,
    long blocks,
    String user,
    String application,
    String client,
    String state,
    Optional<Duration> inState,
    Optional<Duration> transaction,
    String query) {}
