package dee.probes.history;

import dee.probes.history.History.Point;
import dee.probes.history.RangeAnswer.Found;
import dee.probes.history.RangeAnswer.Line;
import dee.probes.history.RangeAnswer.Refused;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Queries and answers as they are kept for evidence: one value a point, the first with its time.
 */
final class HistoryText {

  private HistoryText() {}

  static String of(Map<Measure, String> queries, Map<Measure, RangeAnswer> answers) {
    StringBuilder text = new StringBuilder();
    queries.forEach((measure, query) -> {
      text.append("# ").append(measure.word()).append(": ").append(query).append('\n');
      switch (answers.getOrDefault(measure, new Refused("not asked"))) {
        case Found(List<Line> lines) when lines.isEmpty() -> text.append("no such series\n");
        case Found(List<Line> lines) -> lines.forEach(line -> text.append(line(line)));
        case Refused(String why) -> text.append(why).append('\n');
      }
    });
    return text.toString();
  }

  private static String line(Line line) {
    String labels =
        line.labels().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> e.getKey() + "=\"" + e.getValue() + '"')
            .collect(Collectors.joining(","));
    StringBuilder text = new StringBuilder("{" + labels + "}");
    long last = Long.MIN_VALUE;
    long step = 0;
    for (Point point : line.points()) {
      long at = point.at().getEpochSecond();
      // a time stands only where the points do not follow each other evenly
      if (last == Long.MIN_VALUE || (step != 0 && at - last != step)) {
        text.append(' ').append(point.at().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        step = 0;
      } else {
        step = at - last;
      }
      last = at;
      text.append(' ').append(plain(point.value()));
    }
    return text.append('\n').toString();
  }

  private static String plain(double value) {
    return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }
}
