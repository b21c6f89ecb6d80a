/**
 * The machine itself: kernel, clock, load, memory, sysctls; start at {@link
 * dee.probes.host.HostProbe}.
 */
@NullMarked
package dee.probes.host;

import org.jspecify.annotations.NullMarked;
