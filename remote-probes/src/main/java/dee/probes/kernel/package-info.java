/**
 * The kernel's TCP counters, as differences over a window; start at {@link
 * dee.probes.kernel.KernelCountersProbe}.
 */
@NullMarked
package dee.probes.kernel;

import org.jspecify.annotations.NullMarked;
