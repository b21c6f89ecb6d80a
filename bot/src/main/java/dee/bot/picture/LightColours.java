package dee.bot.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The light colours of a post-mortem's page, written onto each shape of a picture, because what
 * makes it a PNG reads no style sheet with variables and nested selectors. Understands the rules as
 * {@code page.css} has them, one a line: {@code svg .curve.s1 { stroke: var(--s1); }}.
 */
final class LightColours {

  private static final Pattern RULE = Pattern.compile("(?m)^svg ([^{\n]+) \\{ ([^}\n]+) }$");
  private static final Pattern VARIABLE = Pattern.compile("--([a-z0-9]+): (#[0-9a-f]{6});");
  private static final Pattern USED = Pattern.compile("var\\(--([a-z0-9]+)\\)");
  private static final Pattern SHAPE = Pattern.compile("<([a-z]+) class=\"([a-z0-9 -]*)\"");
  private static final Pattern SIZE = Pattern.compile("font-size: ([0-9.]+)px");

  /** Without a size of its own, text has this one. */
  private static final double TEXT_SIZE = 12;

  private record Rule(String tag, Set<String> classes, String declarations) {
    boolean holds(String shape, Set<String> shapeClasses) {
      return (tag.isEmpty() || tag.equals(shape)) && shapeClasses.containsAll(classes);
    }
  }

  private final List<Rule> rules = new ArrayList<>();
  private final double scale;

  /**
   * Colours of a style sheet.
   *
   * @param scale how much larger or smaller than there letters are to be
   */
  LightColours(String css, double scale) {
    this.scale = scale;
    // The first block of variables is the light one; the dark one comes after it.
    Map<String, String> colours = new HashMap<>();
    Matcher variable = VARIABLE.matcher(css);
    while (variable.find()) {
      colours.putIfAbsent(variable.group(1), variable.group(2));
    }
    Matcher rule = RULE.matcher(css);
    while (rule.find()) {
      String declarations =
          USED.matcher(rule.group(2)).replaceAll(u -> colours.getOrDefault(u.group(1), "#000000"));
      for (String selector : rule.group(1).split(", svg ", -1)) {
        List<String> parts = List.of(selector.split("\\.", -1));
        rules.add(
            new Rule(
                parts.getFirst(), Set.copyOf(parts.subList(1, parts.size())), sized(declarations)));
      }
    }
  }

  /** The picture with its colours, in a font. */
  String on(String svg, String family) {
    return SHAPE
        .matcher(svg)
        .replaceAll(s -> "<" + s.group(1) + " style=\"" + style(s.group(1), s.group(2)) + "\"")
        .replaceFirst(
            "<svg ", "<svg font-family=\"" + family + "\" font-size=\"" + size(TEXT_SIZE) + "\" ");
  }

  private String style(String shape, String classes) {
    Set<String> all = Set.of(classes.split(" +"));
    StringBuilder style = new StringBuilder();
    rules.stream().filter(r -> r.holds(shape, all)).forEach(r -> style.append(r.declarations()));
    return style.toString();
  }

  private String sized(String declarations) {
    return SIZE.matcher(declarations)
        .replaceAll(s -> "font-size: " + size(Double.parseDouble(s.group(1))) + "px");
  }

  private String size(double px) {
    return String.format(Locale.ROOT, "%.2f", px * scale);
  }
}
