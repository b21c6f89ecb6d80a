package dee.probes.reachability;

import dee.probes.Instance;
import dee.probes.LocalProbe;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.reachability.KeptConnections.Try;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What becomes of connections that a client on Dee's own host keeps between two requests, as
 * connection pools of clients and proxies do.
 */
public final class KeptConnectionsProbe implements LocalProbe<KeptConnections> {

  /** Long enough for most servers whose keep-alive is too short, short enough to wait for. */
  private static final List<Duration> PAUSES =
      Stream.of(500, 1000, 2000, 3000, 4500).map(Duration::ofMillis).toList();

  private static final Duration ALL = Duration.ofSeconds(7);

  private final List<Duration> pauses;

  /** A probe that keeps five connections, for 0.5 s to 4.5 s, all at the same time. */
  public KeptConnectionsProbe() {
    this(PAUSES);
  }

  KeptConnectionsProbe(List<Duration> pauses) {
    this.pauses = List.copyOf(pauses);
  }

  @Override
  public String id() {
    return "kept-connections";
  }

  @Override
  public String purpose() {
    return "whether connections that a client keeps still work after some idleness";
  }

  @Override
  public Class<KeptConnections> answer() {
    return KeptConnections.class;
  }

  @Override
  public Asked<KeptConnections> ask(Instance instance) throws InterruptedException {
    List<KeptTry> tries =
        pauses.stream()
            .map(pause -> new KeptTry(instance.address(), instance.healthPath(), pause))
            .toList();
    Optional<IOException> failure = Clients.work(tries, ALL);
    if (failure.isPresent()) {
      String why = "Dee's own host cannot open the connection: " + failure.get().getMessage();
      return new Asked<>(
          Outcome.unavailable(Reason.UNREACHABLE, why), command(instance), why);
    }
    KeptConnections kept = new KeptConnections(tries.stream().map(KeptTry::soFar).toList());
    String text =
        kept.tries().stream().map(KeptConnectionsProbe::line).collect(Collectors.joining("\n"));
    return new Asked<>(Outcome.measured(kept), command(instance), text);
  }

  /** Two requests on one connection, with the longest pause between them. */
  private String command(Instance instance) {
    String path = instance.healthPath();
    String request =
        "printf 'GET %s HTTP/1.1\\r\\nHost: %s\\r\\n\\r\\n'"
            .formatted(path.startsWith("/") ? path : "/" + path, instance.address());
    return "(%s; sleep %.1f; %s; sleep 1) | nc %s %d"
        .formatted(
            request,
            pauses.getLast().toMillis() / 1e3,
            request,
            instance.address().host(),
            instance.port());
  }

  static String line(Try one) {
    String idle = String.format(Locale.ROOT, "%.1f s idle: ", one.idle().toMillis() / 1e3);
    String fresh =
        one.freshAnswered()
            .map(answered ->
                answered ? "; a new connection is answered" : "; a new connection is not answered")
            .orElse("");
    return switch (one.end()) {
      case NOT_KEPT, NEVER_ANSWERED -> one.end().words();
      case ANSWERED, CLOSED, RESET_WHILE_IDLE, RESET, EMPTY_REPLY, SILENT ->
          idle + one.end().words() + fresh;
    };
  }
}
