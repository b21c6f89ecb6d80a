package dee.probes.database;

import dee.probes.database.DatabaseLook.Slots;
import dee.probes.database.SessionGroup.Member;
import dee.probes.text.Redactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one sample of {@code database-sessions.sh}, whose lines are put together by the server:
 *
 * <pre>
 * # client 10.0.0.1
 * {"is" : "database", "name" : "orders", "max" : 100, "reserved" : 3, "used" : 5, "hidden" : 0, "user" : "monitor"}
 * {"is" : "sessions", "client" : "10.0.0.1", "user" : "orders", "state" : "active", "wait_type" : "Lock", "wait" : "tuple", "count" : 2, "oldest_ms" : 591, "newest_ms" : 299, "xact_ms" : 591, "members" : "53358:591 53374:299"}
 * {"is" : "root", "pid" : 20119, "blocks" : 3, "user" : "batch", "application" : "batchjob", "client" : "10.0.0.9", "state" : "idle in transaction", "wait_type" : "Client", "wait" : "ClientRead", "state_ms" : 1932, "xact_ms" : 1991, "query" : "update stock set …"}
 * # ended 0
 * </pre>
 */
final class DatabaseSessionsParser {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Set<String> hosts = new LinkedHashSet<>();
  private final List<String> said = new ArrayList<>();
  private final List<JsonNode> databases = new ArrayList<>();
  private final List<SessionGroup> groups = new ArrayList<>();
  private final List<RootBlocker> roots = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private Optional<Integer> ended = Optional.empty();

  private DatabaseSessionsParser() {}

  /**
   * What psql printed.
   *
   * @param look empty when it did not come to that
   * @param said what psql and the server said besides, cleaned
   * @param ended psql's exit status; empty when the end did not arrive
   * @param unread lines that could not be read
   */
  record Printed(
      Optional<DatabaseLook> look, String said, Optional<Integer> ended, List<String> unread) {}

  static Printed parse(List<String> lines) {
    DatabaseSessionsParser parser = new DatabaseSessionsParser();
    lines.stream().filter(line -> !line.isBlank()).forEach(parser::line);
    return parser.printed();
  }

  private void line(String line) {
    if (line.startsWith("# client ")) {
      hosts.add(clean(line.substring("# client ".length())));
    } else if (line.startsWith("# said ")) {
      said.add(clean(line.substring("# said ".length()).strip()));
    } else if (line.matches("# ended \\d{1,3}")) {
      ended = Optional.of(Integer.valueOf(line.substring("# ended ".length())));
    } else {
      object(line);
    }
  }

  private void object(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      switch (text(node, "is")) {
        case "database" -> databases.add(node);
        case "sessions" -> groups.add(group(node));
        case "root" -> roots.add(root(node));
        default -> unread.add(line);
      }
    } catch (JacksonException | IllegalArgumentException _) {
      unread.add(line);
    }
  }

  private Printed printed() {
    Optional<DatabaseLook> look = Optional.empty();
    if (databases.size() == 1) {
      JsonNode node = databases.getFirst();
      try {
        Slots slots =
            new Slots(number(node, "used"), number(node, "max"), number(node, "reserved"));
        look =
            Optional.of(
                new DatabaseLook(
                    text(node, "name"),
                    slots,
                    groups,
                    roots,
                    number(node, "hidden"),
                    text(node, "user"),
                    hosts));
      } catch (IllegalArgumentException e) {
        unread.add(node.toString());
      }
    }
    return new Printed(look, String.join(" ", said), ended, List.copyOf(unread));
  }

  private static SessionGroup group(JsonNode node) {
    return new SessionGroup(
        text(node, "client"),
        text(node, "user"),
        text(node, "state"),
        text(node, "wait_type"),
        text(node, "wait"),
        number(node, "count"),
        age(node, "oldest_ms").orElse(Duration.ZERO),
        age(node, "newest_ms").orElse(Duration.ZERO),
        age(node, "xact_ms"),
        members(text(node, "members")));
  }

  private static List<Member> members(String text) {
    List<Member> members = new ArrayList<>();
    for (String word : text.isBlank() ? new String[0] : text.strip().split(" ", -1)) {
      String[] parts = word.split(":", -1);
      if (parts.length != 2 || !parts[0].matches("-?\\d{1,5}") || !parts[1].matches("\\d{1,15}")) {
        throw new IllegalArgumentException("'" + word + "' is no session");
      }
      members.add(
          new Member(Integer.parseInt(parts[0]), Duration.ofMillis(Long.parseLong(parts[1]))));
    }
    return members;
  }

  private static RootBlocker root(JsonNode node) {
    return new RootBlocker(
        number(node, "pid"),
        number(node, "blocks"),
        text(node, "user"),
        text(node, "application"),
        text(node, "client"),
        text(node, "state"),
        age(node, "state_ms"),
        age(node, "xact_ms"),
        text(node, "query"));
  }

  /** Empty where SQL says null. */
  private static String text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isString() ? clean(value.stringValue()) : "";
  }

  private static long number(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (!value.isIntegralNumber()) {
      throw new IllegalArgumentException(key + " is no number");
    }
    return value.longValue();
  }

  private static Optional<Duration> age(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isIntegralNumber()
        ? Optional.of(Duration.ofMillis(Math.max(0, value.longValue())))
        : Optional.empty();
  }

  private static String clean(String text) {
    String one = Redactor.redact(text).text().replaceAll("\\s+", " ").strip();
    return one.length() <= 300 ? one : one.substring(0, 300) + "…";
  }
}
