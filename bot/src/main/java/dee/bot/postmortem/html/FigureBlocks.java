package dee.bot.postmortem.html;

import dee.bot.postmortem.picture.Picture;
import dee.bot.room.Texts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;

/** Puts pictures where the document names them. */
final class FigureBlocks extends AbstractVisitor {

  private static final Pattern NAMED = Pattern.compile("<!-- figure: ([a-z0-9 -]+) -->");

  private final Texts texts;
  private final Map<String, List<Picture>> pictures;
  private final Set<String> ids;

  FigureBlocks(Texts texts, Map<String, List<Picture>> pictures, Set<String> ids) {
    this.texts = texts;
    this.pictures = pictures;
    this.ids = ids;
  }

  @Override
  public void visit(HtmlBlock block) {
    Matcher named = NAMED.matcher(block.getLiteral().strip());
    if (!named.matches()) {
      return;
    }
    List<Picture> shown = pictures.getOrDefault(named.group(1), List.of());
    block.insertBefore(
        new Shown(
            shown.isEmpty()
                ? "<p class=\"note\">" + Html.escaped(texts.of("pm.page.figure-gone")) + "</p>"
                : shown.stream()
                    .map(this::figure)
                    .collect(
                        Collectors.joining(
                            "\n",
                            "<div class=\"" + named.group(1).replaceFirst(" .*", "") + "\">\n",
                            "\n</div>"))));
    block.unlink();
  }

  private String figure(Picture picture) {
    return "<figure>\n%s\n<figcaption>%s</figcaption>\n</figure>"
        .formatted(picture.svg(), linked(Html.escaped(picture.caption())));
  }

  private String linked(String caption) {
    return Ids.BRACKETED
        .matcher(caption)
        .replaceAll(row ->
            Matcher.quoteReplacement(
                Ids.ID
                    .matcher(row.group())
                    .replaceAll(id ->
                        ids.contains(id.group())
                            ? "<a href=\"#%s\">%s</a>".formatted(id.group(), id.group())
                            : id.group())));
  }
}
