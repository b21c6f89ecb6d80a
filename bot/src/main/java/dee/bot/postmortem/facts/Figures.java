package dee.bot.postmortem.facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Which curves are shown in one picture, and what each picture is called in the document. */
public final class Figures {

  /** Pictures of what people ask for first; others follow by name. */
  private static final List<String> ORDER =
      List.of(
          "error-rate",
          "latency-p95",
          "requests",
          "pool",
          "open-files",
          "close-wait",
          "listener-queue",
          "resets");

  /**
   * One picture: a panel for each instance.
   *
   * @param name as the document refers to it
   * @param family what its measures have in common
   */
  public record Figure(String name, String family, List<Panel> panels) {
    public Figure {
      panels = List.copyOf(panels);
    }
  }

  /** The curves of one instance that are drawn into one another. */
  public record Panel(String target, List<Curve> curves) {
    public Panel {
      curves = List.copyOf(curves);
    }
  }

  private Figures() {}

  /** The pictures of a case's curves. */
  public static List<Figure> of(List<Curve> curves) {
    Map<String, TreeMap<String, List<Curve>>> families = new TreeMap<>();
    for (Curve curve : curves) {
      families
          .computeIfAbsent(family(curve.measure()), _ -> new TreeMap<>())
          .computeIfAbsent(curve.target(), _ -> new ArrayList<>())
          .add(curve);
    }
    List<Figure> figures = new ArrayList<>();
    families.forEach((family, byTarget) ->
        figures.add(
            new Figure(
                "curve " + name(family),
                family,
                byTarget.entrySet().stream()
                    .map(e -> new Panel(e.getKey(), e.getValue()))
                    .toList())));
    figures.sort(Comparator.comparingInt(f -> place(f.family())));
    return figures;
  }

  /** What the picture of a chain of causes is called. */
  public static String chain(int group) {
    return "chain " + group;
  }

  /** What the picture of a cause's packets is called. */
  public static String ladder(int group) {
    return "ladder " + group;
  }

  private static int place(String family) {
    int place = ORDER.indexOf(family);
    return place < 0 ? ORDER.size() : place;
  }

  private static String family(String measure) {
    return switch (measure) {
      case "close-wait-answered", "close-wait-unanswered" -> "close-wait";
      case "pool-in-use", "pool-waiting" -> "pool";
      default -> measure;
    };
  }

  /** A measure comes from a playbook; in the document's comments only harmless letters stand. */
  private static String name(String family) {
    String harmless = family.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return harmless.length() > 60 ? harmless.substring(0, 60) : harmless;
  }
}
