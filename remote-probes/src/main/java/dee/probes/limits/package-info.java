/** The resource limits a process really has; start at {@link dee.probes.limits.LimitsProbe}. */
@NullMarked
package dee.probes.limits;

import org.jspecify.annotations.NullMarked;
