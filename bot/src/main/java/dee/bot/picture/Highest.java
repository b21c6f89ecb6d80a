package dee.bot.picture;

import dee.bot.postmortem.facts.Figures.Figure;
import dee.bot.postmortem.facts.Figures.Panel;
import java.util.Comparator;
import java.util.List;

/** Of more instances than one sheet holds, those with the highest numbers, in their old order. */
final class Highest {

  private Highest() {}

  static Figure of(Figure figure, int most) {
    List<Panel> highest =
        figure.panels().stream()
            .sorted(Comparator.comparingDouble(Highest::value).reversed())
            .limit(most)
            .toList();
    return new Figure(
        figure.name(),
        figure.family(),
        figure.panels().stream().filter(highest::contains).toList());
  }

  private static double value(Panel panel) {
    return panel.curves().stream().mapToDouble(c -> c.highest().value()).max().orElse(0);
  }
}
