/**
 * What a client sees, asked from Dee's own host; start at {@link
 * dee.probes.reachability.ReachabilityProbe}.
 */
@NullMarked
package dee.probes.reachability;

import org.jspecify.annotations.NullMarked;
