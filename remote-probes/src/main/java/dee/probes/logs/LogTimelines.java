package dee.probes.logs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The logs of one instance over time.
 *
 * @param now when they were read, by the target's clock
 * @param application what the program itself says; empty when it is not configured, cannot be read
 *     or has no record with a time
 * @param access one record for each request; empty as above
 * @param refused why a configured one is not there, in words
 */
public record LogTimelines(
    Instant now,
    Optional<LogTimeline> application,
    Optional<LogTimeline> access,
    List<String> refused) {

  public LogTimelines {
    refused = List.copyOf(refused);
  }
}
