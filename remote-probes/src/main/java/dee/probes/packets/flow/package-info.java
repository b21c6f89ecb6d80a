/**
 * TCP flows: both directions of each connection, followed with constant memory; start at {@link
 * dee.probes.packets.flow.FlowTable}.
 */
@NullMarked
package dee.probes.packets.flow;

import org.jspecify.annotations.NullMarked;
