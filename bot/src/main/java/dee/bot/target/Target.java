package dee.bot.target;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A machine reached by SSH.
 *
 * @param host its name or address, as ssh takes it: an alias of the ssh configuration works too
 * @param sudo whether probes may use {@code sudo -n} there
 */
public record Target(
    String name, String host, OptionalInt port, Optional<String> user, boolean sudo) {}
