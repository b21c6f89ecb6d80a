package dee.probes.pools;

import dee.probes.pools.PrometheusText.Sample;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads one sample of Prometheus text from left to right. */
final class SampleReader {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

  private final String line;
  private int at;

  SampleReader(String line) {
    this.line = line;
  }

  /** The sample; empty when the line is none. */
  Optional<Sample> read() {
    blanks();
    String metric = name();
    Map<String, String> labels = new LinkedHashMap<>();
    blanks();
    if (next('{')) {
      Optional<String> quoted = labels(labels);
      if (quoted.isEmpty()) {
        return Optional.empty();
      }
      metric = metric.isEmpty() ? quoted.get() : metric;
    }
    if (metric.isEmpty()) {
      return Optional.empty();
    }
    String rest = line.substring(at);
    int exemplar = rest.indexOf(" # {");
    String[] words = (exemplar < 0 ? rest : rest.substring(0, exemplar)).strip().split("\\s+", -1);
    OptionalDouble value = number(words[0]);
    boolean apart = at > 0 && "} \t".indexOf(line.charAt(at - 1)) >= 0;
    if (value.isEmpty() || words.length > 2 || !apart) {
      return Optional.empty();
    }
    if (words.length == 1) {
      return Optional.of(new Sample(metric, labels, value.getAsDouble(), OptionalLong.empty()));
    }
    OptionalDouble time = number(words[1]);
    // OpenMetrics writes seconds with a fraction, Prometheus whole milliseconds.
    double scale = words[1].contains(".") ? 1000 : 1;
    return time.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Sample(
                metric,
                labels,
                value.getAsDouble(),
                OptionalLong.of(Math.round(time.getAsDouble() * scale))));
  }

  private void blanks() {
    while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
      at++;
    }
  }

  private boolean next(char wanted) {
    if (at < line.length() && line.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private String name() {
    int from = at;
    while (at < line.length()
        && (Character.isLetterOrDigit(line.charAt(at)) || "_:.".indexOf(line.charAt(at)) >= 0)) {
      at++;
    }
    String name = line.substring(from, at);
    return !name.isEmpty() && Character.isDigit(name.charAt(0)) ? "" : name;
  }

  /** Fills the labels up to the closing brace; the metric's own name where it is quoted there. */
  private Optional<String> labels(Map<String, String> labels) {
    String metric = "";
    while (true) {
      blanks();
      if (next('}')) {
        return Optional.of(metric);
      }
      boolean quoted = at < line.length() && line.charAt(at) == '"';
      Optional<String> name = quoted ? quoted() : Optional.of(name());
      if (name.isEmpty() || name.get().isEmpty()) {
        return Optional.empty();
      }
      blanks();
      if (next('=')) {
        blanks();
        Optional<String> value = quoted();
        if (value.isEmpty()) {
          return Optional.empty();
        }
        labels.put(name.get(), value.get());
      } else if (quoted) {
        metric = name.get();
      } else {
        return Optional.empty();
      }
      blanks();
      if (!next(',') && (at >= line.length() || line.charAt(at) != '}')) {
        return Optional.empty();
      }
    }
  }

  private Optional<String> quoted() {
    if (!next('"')) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == '"') {
        return Optional.of(text.toString());
      }
      if (c == '\\' && at < line.length()) {
        char escaped = line.charAt(at++);
        switch (escaped) {
          case 'n' -> text.append('\n');
          case '"', '\\' -> text.append(escaped);
          default -> text.append(c).append(escaped);
        }
      } else {
        text.append(c);
      }
    }
    return Optional.empty();
  }

  private static OptionalDouble number(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "nan" -> OptionalDouble.of(Double.NaN);
      case "inf", "+inf" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-inf" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      default ->
          NUMBER.matcher(word).matches()
              ? OptionalDouble.of(Double.parseDouble(word))
              : OptionalDouble.empty();
    };
  }
}
