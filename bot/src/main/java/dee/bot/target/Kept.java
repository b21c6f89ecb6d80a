package dee.bot.target;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where what Dee knows is kept, and for how long.
 *
 * @param data the folder that incidents and evidence live in
 * @param database the PostgreSQL to keep incidents in; empty: a SQLite file in that folder
 * @param retention how long the evidence of incidents that are over is kept
 */
public record Kept(Path data, Optional<DatabaseAccess> database, Duration retention) {}
