package dee.probes.pools;

import dee.probes.Bounds;
import dee.probes.Instance;
import dee.probes.Instance.MetricsFrom;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.ShellProbe;
import dee.probes.shell.ProbeOutput;
import dee.probes.shell.Section;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The instance's connection pools, by its own metrics page, asked on the target. */
public final class PoolsProbe implements ShellProbe<PoolStatistics> {

  private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(4), 512 * 1024);

  @Override
  public String id() {
    return "pools";
  }

  @Override
  public String purpose() {
    return "its connection pools, by its metrics page asked on the target";
  }

  @Override
  public Class<PoolStatistics> answer() {
    return PoolStatistics.class;
  }

  @Override
  public String script() {
    return "probes/pools/pools.sh";
  }

  @Override
  public List<String> arguments(Instance instance) {
    return List.of(page(instance).map(URI::toString).orElse(""));
  }

  private static Optional<URI> page(Instance instance) {
    return instance.metricsFrom() == MetricsFrom.TARGET ? instance.metrics() : Optional.empty();
  }

  @Override
  public Bounds bounds() {
    return BOUNDS;
  }

  @Override
  public int samples() {
    return 2;
  }

  @Override
  public String command(Instance instance) {
    return "curl -sS -m 2 "
        + page(instance).map(URI::toString).orElse("METRICS-PAGE")
        + " | grep -E '^(hikaricp|go_sql)_'";
  }

  @Override
  public Outcome<PoolStatistics> parse(ProbeOutput output) {
    Optional<Outcome<PoolStatistics>> refusal = output.refusal();
    if (refusal.isPresent()) {
      return refusal.get()
                  instanceof Outcome.Unavailable<PoolStatistics>(Reason reason, String detail)
              && reason == Reason.TIMED_OUT
          ? PoolsAnswer.failed(true, detail.isEmpty() ? "no answer in time" : detail)
          : refusal.get();
    }
    Fetched first = Fetched.of(output.first());
    Fetched last = Fetched.of(output.last());
    return last.failure()
        .orElseGet(() ->
            PoolsAnswer.of(
                first.failure().isPresent() ? "" : first.page(),
                last.page(),
                output.window(),
                "metrics page, asked on the target"));
  }

  /** One answer of {@code pools.sh}: the page, and how the client ended. */
  private record Fetched(String page, String said, String status, String ended) {

    static Fetched of(Section section) {
      StringBuilder page = new StringBuilder();
      String said = "";
      String status = "";
      String ended = "";
      for (String line : section.lines()) {
        if (line.startsWith("# said ")) {
          said = line.substring("# said ".length());
        } else if (line.startsWith("# status ")) {
          status = line.substring("# status ".length());
        } else if (line.startsWith("# ended ")) {
          ended = line.substring("# ended ".length());
        } else {
          page.append(line).append('\n');
        }
      }
      return new Fetched(page.toString(), said, status, ended);
    }

    Optional<Outcome<PoolStatistics>> failure() {
      if (ended.isEmpty() && page.isBlank()) {
        return Optional.of(Outcome.malformed("the answer has neither a page nor an end"));
      }
      if (status.matches("[3-5]\\d\\d")) {
        return Optional.of(
            Outcome.unavailable(
                Reason.UNREACHABLE, "the metrics page answers with status " + status));
      }
      if (ended.isEmpty() || ended.equals("0")) {
        return Optional.empty();
      }
      boolean timedOut = said.toLowerCase(Locale.ROOT).contains("timed out");
      return Optional.of(
          PoolsAnswer.failed(timedOut, said.isEmpty() ? "the client ended with " + ended : said));
    }
  }
}
