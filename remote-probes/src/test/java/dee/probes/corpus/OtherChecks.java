package dee.probes.corpus;

import dee.probes.Captured;
import dee.probes.Outcome;
import dee.probes.files.LsofParser;
import dee.probes.files.LsofRow;
import dee.probes.logs.LogTail;
import dee.probes.logs.LogTailParser;
import dee.probes.pools.Pool;
import dee.probes.pools.PoolStatistics;
import dee.probes.pools.PoolsProbe;
import dee.probes.pools.PrometheusText;
import dee.probes.text.Parsed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** Metrics pages, logs, and the files lsof lists. */
public final class OtherChecks {

  private OtherChecks() {}

  /** Prometheus text. */
  public static void prometheus(CorpusEntry entry, Differences expected, Differences second) {
    PrometheusText read = PrometheusText.parse(entry.lines());
    expected.same(
        "lines",
        entry.filled(),
        (long) read.samples().size() + read.comments() + read.unreadable().size());
    entry
        .expected("truth")
        .ifPresent(truth -> {
          for (Map.Entry<String, JsonNode> wanted : truth.properties()) {
            Pool pool = pool(entry.text(), entry.text(), wanted.getKey());
            gauge("active", wanted.getValue(), pool.inUse(), expected);
            gauge("idle", wanted.getValue(), pool.idle(), expected);
            gauge("pending", wanted.getValue(), pool.waiting(), expected);
            gauge("max", wanted.getValue(), pool.limit(), expected);
          }
        });
  }

  /** Go's statistics as expvar prints them. */
  public static void dbStats(CorpusEntry entry, Differences expected, Differences second) {
    String page = entry.text();
    String before = page.replaceAll("\"WaitCount\"\\s*:\\s*\\d+", "\"WaitCount\":0");
    Outcome<PoolStatistics> outcome =
        new PoolsProbe().parse(Captured.output(0, ended(before), ended(page)));
    expected.same("why not", Optional.empty(), outcome.whyNot());
    Optional<Pool> pool = outcome.asOptional().flatMap(PoolStatistics::tightest);
    Optional<JsonNode> truth = entry.expected("truth");
    if (pool.isPresent() && truth.isPresent()) {
      gauge("MaxOpenConnections", truth.get(), pool.get().limit(), expected);
      gauge("InUse", truth.get(), pool.get().inUse(), expected);
      gauge("Idle", truth.get(), pool.get().idle(), expected);
      gauge("WaitCount", truth.get(), pool.get().waiting(), expected);
    }
  }

  private static Pool pool(String first, String last, String name) {
    Outcome<PoolStatistics> outcome =
        new PoolsProbe().parse(Captured.output(0, ended(first), ended(last)));
    return Captured.measured(outcome).pools().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no pool " + name));
  }

  private static String ended(String page) {
    return page + "\n# status 200\n# ended 0\n";
  }

  private static void gauge(String key, JsonNode wanted, OptionalLong read, Differences found) {
    if (wanted.path(key).isNumber()) {
      found.same(key, OptionalLong.of(wanted.path(key).asLong()), read);
    }
  }

  /** A log of an application. */
  public static void log(CorpusEntry entry, Differences expected, Differences second) {
    LogTail read = LogTailParser.read("log", Optional.empty(), entry.lines());
    expected.same("lines", (long) entry.lines().size(), read.lines());
    long timeouts =
        entry.lines().stream()
            .filter(l -> !l.strip().startsWith("Caused by"))
            .filter(l ->
                l.contains("request timed out after")
                    || l.contains("ConnectionTimeoutException: wait millis"))
            .count();
    expected.same("a time-out was seen", timeouts > 0, read.poolTimeouts() > 0);
  }

  /** The table or the fields of lsof. */
  public static void lsof(CorpusEntry entry, Differences expected, Differences second) {
    boolean fields = entry.lines().stream().findFirst().filter(l -> l.matches("p\\d+")).isPresent();
    if (fields) {
      Parsed<List<LsofRow>> read = LsofParser.parseFields(entry.lines());
      entry
          .expected("truth")
          .ifPresent(truth ->
              expected.same(
                  "open files",
                  truth.path("fds_open_now").asLong(),
                  read.value().stream().filter(LsofRow::open).count()));
      return;
    }
    Parsed<List<LsofRow>> read = LsofParser.parse(entry.lines());
    long headers =
        entry.lines().stream().filter(l -> l.startsWith("COMMAND") && l.contains("NAME")).count();
    expected.same("lines", entry.filled(), headers + read.value().size() + read.unread().size());
    entry.expected("jc-json").ifPresent(json -> lsof(read.value(), json, expected));
    entry.second().ifPresent(json -> lsof(read.value(), json, second));
    entry.expected("asserts").ifPresent(asserts -> asserted(read.value(), asserts, expected));
  }

  private static void lsof(List<LsofRow> read, JsonNode json, Differences differences) {
    differences.same("rows", json.size(), read.size());
    for (int i = 0; i < Math.min(json.size(), read.size()); i++) {
      JsonNode row = json.get(i);
      LsofRow own = read.get(i);
      String at = "row " + i + " ";
      differences.sameText(at + "command", row.path("command"), own.command());
      differences.sameText(at + "pid", row.path("pid"), own.pid());
      differences.sameText(at + "user", row.path("user"), own.user());
      differences.sameText(at + "fd", row.path("fd"), own.descriptor());
      differences.sameText(at + "type", row.path("type"), own.type());
      differences.sameText(at + "device", row.path("device"), own.device());
      // lsof writes an offset as 0t and its digits.
      String size = own.sizeOrOffset().replaceFirst("^0t", "");
      differences.sameText(at + "size", row.path("size_off"), size);
      differences.sameText(at + "node", row.path("node"), own.node());
      differences.sameText(at + "name", row.path("name"), own.name());
    }
  }

  /** Whole rows that are asserted must be among those read, wherever they are. */
  private static void asserted(List<LsofRow> read, JsonNode asserts, Differences differences) {
    for (JsonNode one : asserts) {
      JsonNode wanted = one.path("value");
      if (wanted.isObject() && wanted.has("COMMAND")) {
        boolean found =
            read.stream()
                .anyMatch(r ->
                    r.command().equals(wanted.path("COMMAND").asString(""))
                        && r.pid().equals(wanted.path("PID").asString(""))
                        && r.user().equals(wanted.path("USER").asString(""))
                        && r.descriptor().equals(wanted.path("FD").asString(""))
                        && r.type().equals(wanted.path("TYPE").asString(""))
                        && r.device().equals(wanted.path("DEVICE").asString(""))
                        && r.sizeOrOffset().equals(wanted.path("SIZE/OFF").asString(""))
                        && r.node().equals(wanted.path("NODE").asString(""))
                        && r.name().equals(wanted.path("NAME").asString("")));
        differences.same("a row " + wanted, true, found);
      }
    }
  }
}
