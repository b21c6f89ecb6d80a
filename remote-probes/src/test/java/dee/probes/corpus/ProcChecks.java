package dee.probes.corpus;

import dee.probes.Outcome;
import dee.probes.host.SysctlParser;
import dee.probes.kernel.NstatParser;
import dee.probes.kernel.ProcNetParser;
import dee.probes.limits.Limits;
import dee.probes.limits.LimitsParser;
import dee.probes.process.ProcStat;
import dee.probes.process.ProcStatus;
import dee.probes.text.Parsed;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Files of /proc, and the tools that print them. */
public final class ProcChecks {

  private static final Pattern LIMIT =
      Pattern.compile("results\\.(\\w+)\\.(soft_limit|hard_limit|units) == '(.*)'");
  private static final Pattern COUNTER =
      Pattern.compile("\\w+\\.get_stats\\('(\\w+)'\\) == (-?\\d+)");

  private ProcChecks() {}

  /** {@code /proc/PID/limits}. */
  public static void limits(CorpusEntry entry, Differences expected, Differences second) {
    Parsed<Limits> read = LimitsParser.parse(entry.lines());
    Map<String, Limits.Limit> limits = read.value().byName();
    long headers = entry.lines().stream().filter(l -> l.startsWith("Limit ")).count();
    expected.same("lines", entry.filled(), headers + limits.size() + read.unread().size());
    entry
        .expected("truth")
        .ifPresent(truth -> {
          Limits.Limit files = read.value().openFiles();
          expected.same("soft", truth.path("nofile").path(0).asLong(), files.soft());
          expected.same("hard", truth.path("nofile").path(1).asLong(), files.hard());
        });
    entry.expected("asserts").ifPresent(asserts -> asserted(asserts, limits, expected));
  }

  private static void asserted(
      JsonNode asserts, Map<String, Limits.Limit> limits, Differences differences) {
    SocketChecks.count(asserts, limits.size(), differences);
    for (JsonNode one : asserts) {
      Matcher matcher = LIMIT.matcher(one.path("expr").asString(""));
      if (matcher.matches()) {
        Optional<Limits.Limit> limit =
            limits.entrySet().stream()
                .filter(l ->
                    l.getKey().toLowerCase(Locale.ROOT).replace(' ', '_').equals(matcher.group(1)))
                .map(Map.Entry::getValue)
                .findFirst();
        String read =
            limit
                .map(l ->
                    switch (matcher.group(2)) {
                      case "soft_limit" -> shown(l.soft());
                      case "hard_limit" -> shown(l.hard());
                      default -> l.units();
                    })
                .orElse("no such limit");
        differences.same(matcher.group(), matcher.group(3), read);
      }
    }
  }

  private static String shown(long limit) {
    return limit == Limits.UNLIMITED ? "unlimited" : String.valueOf(limit);
  }

  /** {@code /proc/PID/stat}. */
  public static void stat(CorpusEntry entry, Differences expected, Differences second) {
    Optional<ProcStat> read = ProcStat.parse(entry.text());
    entry
        .second()
        .ifPresent(json -> {
          expected.same("readable", true, read.isPresent());
          read.ifPresent(r -> {
            second.same("pid", json.path("pid").asLong(), r.pid());
            second.same("comm", json.path("comm").asString(""), r.comm());
            second.same("state", json.path("state").asString(""), r.state());
            second.same("threads", json.path("num_threads").asLong(), r.threads());
            second.same("start", json.path("starttime").asLong(), r.startTicks());
            second.same(
                "cpu", json.path("utime").asLong() + json.path("stime").asLong(), r.cpuTicks());
          });
        });
  }

  /** {@code /proc/PID/status}. */
  public static void status(CorpusEntry entry, Differences expected, Differences second) {
    Parsed<ProcStatus> read = ProcStatus.parse(entry.lines());
    expected.same(
        "lines", entry.filled(), (long) read.value().fields().size() + read.unread().size());
    entry.expected("jc-json").ifPresent(json -> status(read.value(), json, expected));
    entry.second().ifPresent(json -> status(read.value(), json, second));
  }

  private static void status(ProcStatus read, JsonNode json, Differences differences) {
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      JsonNode wanted = field.getValue();
      String own = read.find(field.getKey()).orElse("none");
      if (field.getKey().endsWith("_pretty") || field.getKey().startsWith("SigQ_")) {
        // Made by the other parser out of the field of that name.
        continue;
      }
      if (wanted.isArray()) {
        List<String> words = new ArrayList<>();
        wanted.forEach(w -> words.add(w.asString()));
        List<String> ownWords = own.isEmpty() ? List.of() : List.of(own.split("[\\s,]+", -1));
        differences.same(field.getKey(), words, ownWords);
      } else if (wanted.isNumber()) {
        differences.same(field.getKey(), wanted.asString(), own.split("\\s", -1)[0]);
      } else if (!wanted.isNull() && !own.startsWith(wanted.asString())) {
        differences.same(field.getKey(), wanted.asString(), own);
      }
    }
  }

  /** {@code /proc/net/netstat} and {@code /proc/net/snmp}. */
  public static void net(CorpusEntry entry, Differences expected, Differences second) {
    Outcome<Map<String, Long>> outcome = ProcNetParser.parse(entry.lines());
    Optional<Map<String, Long>> read = outcome.asOptional();
    if (entry.oracle().isPresent()) {
      expected.same("readable", true, read.isPresent());
    }
    Map<String, Long> counters = read.orElse(Map.of());
    entry
        .second()
        .ifPresent(json ->
            json.forEach(group -> {
              String type = group.path("type").asString("");
              for (Map.Entry<String, JsonNode> counter : group.properties()) {
                if (counter.getValue().isNumber()) {
                  second.same(
                      counter.getKey(),
                      Optional.of(counter.getValue().bigIntegerValue().longValue()),
                      Optional.ofNullable(counters.get(type + counter.getKey())));
                }
              }
            }));
    entry
        .expected("asserts")
        .ifPresent(asserts -> {
          for (JsonNode one : asserts) {
            Matcher matcher = COUNTER.matcher(one.path("expr").asString(""));
            if (matcher.matches()) {
              long wanted = new BigInteger(matcher.group(2)).longValue();
              boolean found =
                  counters.entrySet().stream()
                      .anyMatch(
                          c -> c.getKey().endsWith(matcher.group(1)) && c.getValue() == wanted);
              expected.same(matcher.group(), true, found);
            }
          }
        });
  }

  /** The text of nstat. */
  public static void nstat(CorpusEntry entry, Differences expected, Differences second) {
    Parsed<Map<String, Long>> read = NstatParser.parse(entry.lines());
    long comments = entry.lines().stream().filter(l -> l.startsWith("#")).count();
    expected.same("lines", entry.filled(), comments + read.value().size() + read.unread().size());
  }

  /** The text of sysctl. */
  public static void sysctl(CorpusEntry entry, Differences expected, Differences second) {
    Parsed<Map<String, String>> read = SysctlParser.parse(entry.lines());
    entry.expected("jc-json").ifPresent(json -> sysctl(read.value(), json, expected));
    entry.second().ifPresent(json -> sysctl(read.value(), json, second));
  }

  private static void sysctl(Map<String, String> read, JsonNode json, Differences differences) {
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      String own = read.getOrDefault(field.getKey(), "none").strip();
      JsonNode wanted = field.getValue();
      boolean same =
          wanted.isNumber()
              ? number(own).filter(n -> n.compareTo(wanted.decimalValue()) == 0).isPresent()
              : wanted.isNull() ? own.isEmpty() : squeezed(wanted.asString()).equals(squeezed(own));
      if (!same) {
        differences.same(field.getKey(), wanted, own);
      }
    }
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static String squeezed(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
