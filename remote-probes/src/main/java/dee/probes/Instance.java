package dee.probes;

import java.net.URI;
import java.util.Optional;

/**
 * One process of a service on one target, found by the port it listens on.
 *
 * @param service the service's name
 * @param target the name of the machine it runs on
 * @param address where clients, and so Dee's own host, reach it
 * @param healthPath the path a plain GET is sent to, such as {@code /health}
 * @param metrics its pool statistics as Prometheus text or expvar JSON, if it has such a page
 * @param metricsFrom who asks for that page
 * @param log its log file on the target, if it is known
 * @param accessLog the log on the target that has a line for each request, if it is known
 * @param database where its pool connects to, if it is known
 * @param databaseAccess how that database may be asked, if it may
 * @param prometheus who knows its past, if somebody does
 * @param vantage the name of another machine from which clients' requests are tried, if one is
 *     named
 */
public record Instance(
    String service,
    String target,
    HostPort address,
    String healthPath,
    Optional<URI> metrics,
    MetricsFrom metricsFrom,
    Optional<String> log,
    Optional<String> accessLog,
    Optional<HostPort> database,
    Optional<DatabaseAccess> databaseAccess,
    Optional<PrometheusAccess> prometheus,
    Optional<String> vantage) {

  /** An instance whose database and past nobody can be asked about. */
  public Instance(
      String service,
      String target,
      HostPort address,
      String healthPath,
      Optional<URI> metrics,
      MetricsFrom metricsFrom,
      Optional<String> log,
      Optional<String> accessLog,
      Optional<HostPort> database) {
    this(
        service,
        target,
        address,
        healthPath,
        metrics,
        metricsFrom,
        log,
        accessLog,
        database,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Who asks an instance for its metrics page. */
  public enum MetricsFrom {
    /** A command on the target: for pages that only the machine itself may see. */
    TARGET,
    /** Dee's own host. */
    DEE
  }

  /** An instance of which only the address is known. */
  public static Instance of(String service, String target, HostPort address) {
    return new Instance(
        service,
        target,
        address,
        "/",
        Optional.empty(),
        MetricsFrom.TARGET,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same instance, whose database and past may be asked about where these say how. */
  public Instance with(
      Optional<DatabaseAccess> howToAskDatabase, Optional<PrometheusAccess> whoKnowsPast) {
    return new Instance(
        service,
        target,
        address,
        healthPath,
        metrics,
        metricsFrom,
        log,
        accessLog,
        database,
        howToAskDatabase,
        whoKnowsPast,
        vantage);
  }

  /** The same instance, whose clients' requests are also tried from another machine. */
  public Instance triedFrom(Optional<String> machine) {
    return new Instance(
        service,
        target,
        address,
        healthPath,
        metrics,
        metricsFrom,
        log,
        accessLog,
        database,
        databaseAccess,
        prometheus,
        machine);
  }

  /** The port it listens on. */
  public int port() {
    return address.port();
  }
}
