/** The probes Dee ships, as typed handles; start at {@link dee.probes.standard.StandardProbes}. */
@NullMarked
package dee.probes.standard;

import org.jspecify.annotations.NullMarked;
