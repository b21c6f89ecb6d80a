package dee.bot.target;

import dee.probes.DatabaseAccess;
import dee.probes.PrometheusAccess;
import dee.probes.PrometheusAccess.Token;
import dee.probes.text.Spelling;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads who else may be asked about an instance: {@code database-access}, {@code prometheus} and
 * {@code vantage}.
 */
final class AccessReader {

  static final String DATABASE = "database-access";
  static final String PROMETHEUS = "prometheus";
  static final String VANTAGE = "vantage";

  /** What a metric's name may be given for. */
  static final List<String> MEASURES =
      List.of(
          "pool-in-use",
          "pool-limit",
          "pool-waiting",
          "latency",
          "requests",
          "errors",
          "open-files",
          "open-files-limit");

  static final List<String> DATABASE_KEYS = List.of("target", "command");
  static final List<String> PROMETHEUS_KEYS =
      List.of("url", "token-env", "token-file", "selector", "node-selector", "metrics");

  private final Path file;
  private final Map<String, Target> targets;

  AccessReader(Path file, Map<String, Target> targets) {
    this.file = file;
    this.targets = targets;
  }

  /** An instance's own word counts for all of it. */
  Optional<DatabaseAccess> database(Fields own, Fields service) {
    return own.node(DATABASE)
        .or(() -> service.node(DATABASE))
        .map(node -> database(new Fields(file, "'" + DATABASE + "'", node, DATABASE_KEYS)));
  }

  private DatabaseAccess database(Fields fields) {
    String target = fields.text("target").orElseThrow(() -> fields.error("target", "is missing"));
    if (!targets.containsKey(target)) {
      throw fields.error(
          "target",
          "there is no target '"
              + target
              + "'"
              + Spelling.hint(target, targets.keySet())
              + "; name the machine that asks the database under 'targets'");
    }
    String command =
        fields.text("command").orElseThrow(() -> fields.error("command", "is missing"));
    if (command.matches("(?is).*(password|passwd|pgpass\\w*=|://[^/\\s:]*:[^@\\s]+@).*")) {
      throw fields.error(
          "command",
          "has a password; put it into ~/.pgpass on "
              + target
              + ", or let the database trust the login there (peer)");
    }
    if (command.matches("(?s).*[;|&<>`$(){}\\n\\\\].*")
        || !command.matches("(?:.*[\\s/])?psql(?:\\s.*)?")) {
      throw fields.error(
          "command", "must be one plain command, such as psql -h db-1 -U monitor orders");
    }
    return new DatabaseAccess(target, command);
  }

  /**
   * The name of the machine from which it is tried as a client would.
   *
   * @param itself the instance's own machine: its tries would not go the clients' way
   */
  Optional<String> vantage(Fields own, Fields service, String itself) {
    Fields said = own.node(VANTAGE).isPresent() ? own : service;
    Optional<String> name = said.text(VANTAGE);
    if (name.isPresent() && !targets.containsKey(name.get())) {
      throw said.error(
          VANTAGE,
          "there is no target '"
              + name.get()
              + "'"
              + Spelling.hint(name.get(), targets.keySet())
              + "; targets are: "
              + String.join(", ", targets.keySet()));
    }
    if (name.filter(itself::equals).isPresent()) {
      throw said.error(
          VANTAGE,
          "'"
              + itself
              + "' is where the instance itself runs: a try from there says nothing of the clients'"
              + " way; name another machine"
              + (own.node(VANTAGE).isPresent()
                  ? ""
                  : " at the instance on '" + itself + "', or here"));
    }
    return name;
  }

  /** What an instance does not say, its service does. */
  Optional<PrometheusAccess> prometheus(
      Fields own, Fields service, Target target, Supplier<String> address) {
    List<Fields> said = new ArrayList<>();
    for (Fields fields : List.of(own, service)) {
      fields
          .node(PROMETHEUS)
          .ifPresent(
              node -> said.add(new Fields(file, "'" + PROMETHEUS + "'", node, PROMETHEUS_KEYS)));
    }
    if (said.isEmpty()) {
      return Optional.empty();
    }
    Fields first = said.getFirst();
    URI url =
        text(said, "url")
            .map(text -> url(first, text))
            .orElseThrow(() -> first.error("url", "is missing"));
    String selector =
        text(said, "selector")
            .orElseThrow(() ->
                first.error(
                    "selector",
                    "is missing; it picks the instance out, such as"
                        + " 'instance=\"{host}:{port}\"'"));
    Names names = new Names(target.name(), target.host(), address.get());
    return Optional.of(
        new PrometheusAccess(
            url,
            token(said),
            selector(first, names.in(selector)),
            text(said, "node-selector").map(names::in).map(text -> selector(first, text)),
            metrics(said)));
  }

  /** What the braces of a selector stand for. */
  private record Names(String target, String host, String address) {
    String in(String template) {
      return template
          .replace("{target}", target)
          .replace("{host}", host)
          .replace("{address}", address)
          .replace("{port}", address.substring(address.lastIndexOf(':') + 1));
    }
  }

  private static Optional<String> text(List<Fields> said, String key) {
    return said.stream().flatMap(fields -> fields.text(key).stream()).findFirst();
  }

  private static Optional<Token> token(List<Fields> said) {
    for (Fields fields : said) {
      Optional<String> variable = fields.text("token-env");
      Optional<Path> path = fields.path("token-file");
      if (variable.isPresent() && path.isPresent()) {
        throw fields.error("token-env", "give either 'token-env' or 'token-file'");
      }
      if (variable.isPresent()) {
        return Optional.of(new Token.Variable(variable.get()));
      }
      if (path.isPresent()) {
        return Optional.of(new Token.File(path.get()));
      }
    }
    return Optional.empty();
  }

  private static URI url(Fields fields, String text) {
    try {
      URI uri = URI.create(text.replaceFirst("/+$", ""));
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw fields.error(
        "url", "must be an http:// or https:// address, with no user, password or query in it");
  }

  /** Labels only: what is asked of them is Dee's. */
  private static String selector(Fields fields, String text) {
    String one = "\\s*[A-Za-z_]\\w*\\s*(?:=~|!~|!=|=)\\s*\"(?:[^\"\\\\]|\\\\.)*\"\\s*";
    if (!text.matches(one + "(?:," + one + ")*")) {
      throw fields.error(
          "selector", "'" + text + "' must be labels, such as instance=\"orders-1:8080\"");
    }
    return text;
  }

  private static Map<String, String> metrics(List<Fields> said) {
    for (Fields fields : said) {
      Map<String, String> metrics = fields.texts("metrics");
      metrics.forEach((measure, metric) -> {
        if (!MEASURES.contains(measure)) {
          throw fields.error(
              "metrics",
              "'"
                  + measure
                  + "' is nothing that is measured"
                  + Spelling.hint(measure, MEASURES)
                  + "; there are: "
                  + String.join(", ", MEASURES));
        }
        if (!metric.matches("[A-Za-z_:][\\w:]*(?:\\{[^{}]*\\})?")) {
          throw fields.error("metrics", "'" + metric + "' is no metric's name");
        }
      });
      if (!metrics.isEmpty()) {
        return metrics;
      }
    }
    return Map.of();
  }
}
