/** What a Prometheus remembers of an instance; start at {@link dee.probes.history.HistoryProbe}. */
@NullMarked
package dee.probes.history;

import org.jspecify.annotations.NullMarked;
