package dee.probes.packets.judge;

import dee.probes.packets.flow.Peer;
import java.time.Instant;

/**
 * Several connections of one server torn down in the same moment: its process ended, and the kernel
 * closed all it had, the accept queue too.
 *
 * @param at the first of the resets
 */
public record Burst(Peer server, Instant at, int flows) {}
