/**
 * What a database says of its own sessions; start at {@link
 * dee.probes.database.DatabaseSessionsProbe}.
 */
@NullMarked
package dee.probes.database;

import org.jspecify.annotations.NullMarked;
