/** The statistics of connection pools; start at {@link dee.probes.pools.PoolsProbe}. */
@NullMarked
package dee.probes.pools;

import org.jspecify.annotations.NullMarked;
