package dee.playbooks.run;

import java.time.Duration;

/**
 * A signal and how exact its time is.
 *
 * @param within it came at its time, or up to this much later
 * @param trouble what went wrong, for a list of such, as {@code pool timeouts}; empty for a change
 *     that is not wrong by itself
 */
record Sign(Past.Signal signal, Duration within, String trouble) {}
