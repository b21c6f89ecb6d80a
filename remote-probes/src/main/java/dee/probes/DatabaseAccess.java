package dee.probes;

/**
 * How a service's database is asked what its sessions do.
 *
 * @param target the name of the machine that asks
 * @param command a {@code psql} with its options, and no password
 */
public record DatabaseAccess(String target, String command) {}
