package dee.bot.postmortem.html;

import dee.bot.postmortem.picture.Picture;
import dee.bot.room.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Makes one self-contained web page of a post-mortem in Markdown: no scripts, nothing is loaded
 * from elsewhere, and HTML in the text stays text.
 */
public final class HtmlPage {

  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final String STYLE = css();

  private final Texts texts;

  public HtmlPage(Texts texts) {
    this.texts = texts;
  }

  /**
   * The page.
   *
   * @param pictures by the names the document calls them
   */
  public String of(String title, String markdown, Map<String, List<Picture>> pictures) {
    Node document = Parser.builder().extensions(EXTENSIONS).build().parse(Html.allowed(markdown));
    Places places = new Places();
    document.accept(places);
    document.accept(new Linking(places.ids()));
    document.accept(new FigureBlocks(texts, pictures, places.ids()));
    String body =
        HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .nodeRendererFactory(OwnNodes::new)
            .attributeProviderFactory(_ -> attributes(places))
            .build()
            .render(document);
    return """
    <!DOCTYPE html>
    <html lang="%s" xmlns="http://www.w3.org/1999/xhtml">
    <head>
    <meta charset="utf-8"/>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="color-scheme" content="light dark"/>
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    <nav aria-label="%s">
    <ol>
    %s
    </ol>
    </nav>
    <main>
    %s</main>
    </body>
    </html>
    """
        .formatted(
            texts.of("pm.page.language"),
            Html.escaped(Html.allowed(title)),
            STYLE,
            Html.escaped(texts.of("pm.page.contents")),
            contents(places),
            body);
  }

  private static AttributeProvider attributes(Places places) {
    return (node, _, attributes) -> {
      String id = places.headings().get(node);
      if (id != null) {
        attributes.put("id", id);
      }
    };
  }

  private static String contents(Places places) {
    return places.sections().stream()
        .map(s -> "<li><a href=\"#%s\">%s</a></li>".formatted(s.id(), Html.escaped(s.title())))
        .collect(Collectors.joining("\n"));
  }

  /** The style sheet of the page and of the pictures in it. */
  public static String style() {
    return STYLE;
  }

  /** A picture as a file of its own, in the page's light colours on white. */
  public static String alone(Picture picture) {
    String colours = STYLE.substring(0, STYLE.indexOf("@media"));
    String shapes =
        STYLE.lines().filter(line -> line.startsWith("svg ")).collect(Collectors.joining("\n"));
    return picture
        .svg()
        .replaceFirst(
            ">",
            Matcher.quoteReplacement(
                "><style>\n" + colours + shapes + "\nsvg { background: #ffffff; }\n</style>"));
  }

  private static String css() {
    try (InputStream css =
        Objects.requireNonNull(HtmlPage.class.getResourceAsStream("page.css"), "page.css")) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
