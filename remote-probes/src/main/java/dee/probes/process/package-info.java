/** The process behind a listening port; start at {@link dee.probes.process.ProcessProbe}. */
@NullMarked
package dee.probes.process;

import org.jspecify.annotations.NullMarked;
