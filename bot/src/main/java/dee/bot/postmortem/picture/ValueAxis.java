package dee.bot.postmortem.picture;

import java.util.ArrayList;
import java.util.List;

/** The values of a plot, from the bottom to the top, with round numbers as ticks. */
record ValueAxis(double low, double high, double step, double top, double bottom) {

  /** An axis that holds all these values and nought, between two heights. */
  static ValueAxis of(double lowest, double highest, double top, double bottom) {
    double low = Math.min(0, lowest);
    double high = Math.max(highest, low);
    double span = high > low ? high - low : 1;
    double step = round(span / 4);
    double from = Math.floor(low / step) * step;
    double to = Math.ceil((low + span) / step) * step;
    return new ValueAxis(from, to, step, top, bottom);
  }

  /** The next larger of 1, 2, 2.5 or 5, times a power of ten. */
  private static double round(double step) {
    double power = Math.pow(10, Math.floor(Math.log10(step)));
    for (double factor : new double[] {1, 2, 2.5, 5}) {
      if (step <= factor * power * (1 + 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  double y(double value) {
    return bottom - (value - low) / (high - low) * (bottom - top);
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    long count = Math.round((high - low) / step);
    for (int i = 0; i <= count; i++) {
      ticks.add(low + i * step);
    }
    return ticks;
  }
}
