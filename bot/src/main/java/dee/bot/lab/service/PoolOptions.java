package dee.bot.lab.service;

import java.time.Duration;

/**
 * The service's database pool.
 *
 * @param size the most connections it opens
 * @param patience how long a request waits for one (HikariCP's connectionTimeout)
 * @param query what each request asks; its length is how long a request holds a connection
 */
public record PoolOptions(int size, Duration patience, String query) {}
