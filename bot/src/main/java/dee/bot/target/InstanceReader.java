package dee.bot.target;

import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Instance.MetricsFrom;
import dee.probes.ThisHost;
import dee.probes.text.Spelling;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Reads one instance of a service. */
record InstanceReader(Path file, Map<String, Target> targets) {

  /** What a service may say for all of its instances. */
  static final List<String> OBSERVED =
      List.of(
          "health-path",
          "metrics",
          "metrics-from",
          "log",
          "access-log",
          "database",
          AccessReader.DATABASE,
          AccessReader.PROMETHEUS,
          AccessReader.VANTAGE);

  static final List<String> KEYS =
      Stream.concat(Stream.of("target", "address", "port"), OBSERVED.stream()).toList();

  /** The instance; what it does not say itself, its service says. */
  Instance read(String service, YamlNode node, Fields defaults) {
    Fields fields = new Fields(file, "an instance of '" + service + "'", node, KEYS);
    String targetName =
        fields.text("target").orElseThrow(() -> fields.error("target", "is missing"));
    Target target = targets.get(targetName);
    if (target == null) {
      throw fields.error(
          "target",
          "there is no target '"
              + targetName
              + "'"
              + Spelling.hint(targetName, targets.keySet())
              + "; targets are: "
              + String.join(", ", targets.keySet()));
    }
    HostPort address = address(fields, target);
    AccessReader access = new AccessReader(file, targets);
    return new Instance(
            service,
            targetName,
            address,
            either(fields, defaults, "health-path")
                .map(text -> healthPath(fields, text))
                .orElse("/"),
            either(fields, defaults, "metrics").map(text -> uri(fields, text)),
            either(fields, defaults, "metrics-from")
                .map(text -> from(fields, text))
                .orElse(MetricsFrom.TARGET),
            either(fields, defaults, "log"),
            either(fields, defaults, "access-log"),
            either(fields, defaults, "database")
                .map(text ->
                    HostPort.parse(text)
                        .orElseThrow(
                            () -> fields.error("database", "'" + text + "' is not host:port"))))
        .with(
            access.database(fields, defaults),
            access.prometheus(fields, defaults, target, address::toString))
        .triedFrom(access.vantage(fields, defaults, targetName));
  }

  private static HostPort address(Fields fields, Target target) {
    Optional<String> text = fields.text("address");
    OptionalInt port = fields.port("port");
    if (text.isPresent() == port.isPresent()) {
      throw fields.error(
          text.isPresent() ? "port" : "address",
          "give either 'address' (host:port) or 'port' (on the target's own host)");
    }
    if (port.isPresent()) {
      return new HostPort(target.host(), port.getAsInt());
    }
    HostPort address =
        text.flatMap(HostPort::parse)
            .orElseThrow(
                () -> fields.error("address", "'" + text.orElse("") + "' is not host:port"));
    if (address.onLoopback() && isElsewhere(target.host())) {
      throw fields.error("address", new Misaddressed(target.name(), address).words());
    }
    return address;
  }

  /** Of an address that can be said here; a name may be an alias of the ssh configuration. */
  private static boolean isElsewhere(String host) {
    return host.matches("[0-9.]+|.*:.*") && ThisHost.is(host).filter(here -> !here).isPresent();
  }

  private static Optional<String> either(Fields own, Fields defaults, String key) {
    return own.text(key).or(() -> defaults.text(key));
  }

  private static String healthPath(Fields fields, String text) {
    if (!text.matches("/[!-~]*")) {
      throw fields.error(
          "health-path", "'" + text + "' is no path; it begins with / and has no spaces");
    }
    return text;
  }

  private static URI uri(Fields fields, String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw fields.error("metrics", "'" + text + "' is no http:// or https:// address");
  }

  private static MetricsFrom from(Fields fields, String text) {
    return switch (text) {
      case "target" -> MetricsFrom.TARGET;
      case "dee" -> MetricsFrom.DEE;
      default ->
          throw fields.error(
              "metrics-from",
              "'"
                  + text
                  + "' is not allowed; allowed are: target (a command on the target asks), dee"
                  + " (Dee's own host asks)");
    };
  }
}
