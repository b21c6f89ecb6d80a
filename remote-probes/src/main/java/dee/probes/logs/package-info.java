/** The bounded tail of a service's log; start at {@link dee.probes.logs.LogTailProbe}. */
@NullMarked
package dee.probes.logs;

import org.jspecify.annotations.NullMarked;
