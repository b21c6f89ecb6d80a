/**
 * Bounded, read-only questions to a machine and what they can answer; start at {@link
 * dee.probes.Probe}.
 */
@NullMarked
package dee.probes;

import org.jspecify.annotations.NullMarked;
