package dee.bot.postmortem.picture;

import java.util.Locale;

/** Collects one {@code svg} element; what is put in as text stays text. */
final class Svg {

  private final StringBuilder shapes = new StringBuilder();
  private final double width;
  private final String label;

  /**
   * An empty picture.
   *
   * @param label what it shows, for those who cannot see it
   */
  Svg(double width, String label) {
    this.width = width;
    this.label = label;
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** One decimal is finer than any eye. */
  static String at(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  Svg line(String style, double x1, double y1, double x2, double y2) {
    shapes.append(
        "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
            .formatted(style, at(x1), at(y1), at(x2), at(y2)));
    return this;
  }

  Svg path(String style, String points) {
    shapes.append("<polyline class=\"%s\" points=\"%s\"/>\n".formatted(style, points.strip()));
    return this;
  }

  Svg dot(String style, double x, double y) {
    shapes.append(
        "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"3\"/>\n".formatted(style, at(x), at(y)));
    return this;
  }

  Svg box(String style, double x, double y, double w, double h, double round) {
    shapes.append(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"/>\n"
            .formatted(style, at(x), at(y), at(w), at(h), at(round)));
    return this;
  }

  /** Text that begins, is centred, or ends there. */
  Svg text(String style, Anchor anchor, double x, double y, String text) {
    shapes.append(
        "<text class=\"%s\" text-anchor=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n"
            .formatted(style, anchor.name().toLowerCase(Locale.ROOT), at(x), at(y), escaped(text)));
    return this;
  }

  /** Which end of a text stands at the place. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  String element(double height) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\">\n<title>%s</title>\n%s</svg>"
        .formatted(at(width), at(height), escaped(label), escaped(label), shapes);
  }
}
