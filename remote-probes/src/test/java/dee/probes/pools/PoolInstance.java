package dee.probes.pools;

import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Instance.MetricsFrom;
import java.net.URI;
import java.util.Optional;

/** Instances with a metrics page, for tests. */
final class PoolInstance {

  private PoolInstance() {}

  static Instance asked(MetricsFrom from, URI page) {
    return new Instance(
        "orders",
        "local",
        new HostPort("127.0.0.1", 8080),
        "/",
        Optional.of(page),
        from,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
