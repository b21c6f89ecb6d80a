package dee.bot.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.SeriesTaken;
import dee.bot.incident.Series;
import dee.bot.room.Texts;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PageTest {

  private static final String HOSTILE =
      "# x\n```\n| a | <script>alert(1)</script> @everyone [link](javascript:alert(1)) ![i](http://evil/i.png)"
          + " **b** \u001b[31mred\u001b[0m <!-- figure: curve pool --> &amp; [e1]";

  @TempDir private Path directory;

  private final FullCase full = new FullCase();

  private String page() throws IOException {
    new PostmortemFiles(
            full.incidents, full.incidents, new Texts(Locale.ENGLISH), directory, full.clock)
        .write(full.id);
    return Files.readString(directory.resolve("INC-3.html"));
  }

  private Document parsed() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(page())));
  }

  private static void each(Document page, Consumer<Element> look) {
    NodeList all = page.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i) instanceof Element element) {
        look.accept(element);
      }
    }
  }

  @Test
  void is_well_formed_and_loads_nothing() throws Exception {
    full.whole();
    each(
        parsed(),
        e -> {
          assertThat(e.getTagName()).isNotIn("script", "link", "img", "iframe", "object", "embed");
          assertThat(e.hasAttribute("src")).isFalse();
          assertThat(e.hasAttribute("style")).isFalse();
          if (e.hasAttribute("href")) {
            assertThat(e.getAttribute("href")).startsWith("#");
          }
        });
    assertThat(page())
        .contains("default-src 'none'")
        .doesNotContain("url(")
        .doesNotContain("@import");
  }

  @Test
  void every_reference_leads_to_its_place_and_no_place_is_named_twice() throws Exception {
    full.whole();
    Set<String> ids = new HashSet<>();
    Set<String> wanted = new HashSet<>();
    each(
        parsed(),
        e -> {
          if (e.hasAttribute("id")) {
            assertThat(ids.add(e.getAttribute("id"))).as(e.getAttribute("id")).isTrue();
          }
          if (e.hasAttribute("href")) {
            wanted.add(e.getAttribute("href").substring(1));
          }
        });
    assertThat(ids).containsAll(wanted).contains("e1", "e12", "t1", "t5");
    assertThat(wanted).contains("e1", "e6", "t2", "t14", "section-3");
  }

  @Test
  void shows_a_picture_for_each_family_of_numbers_and_for_the_chain() throws Exception {
    full.whole();
    NodeList pictures = parsed().getElementsByTagName("svg");
    assertThat(pictures.getLength()).isEqualTo(1 + 2 * 3 + 1 + 1 + 1 + 1);
    for (int i = 0; i < pictures.getLength(); i++) {
      assertThat(((Element) pictures.item(i)).getAttribute("aria-label")).isNotBlank();
    }
    assertThat(page())
        .contains("✔ observed")
        .contains(">limit 100<")
        .contains("CLOSE-WAIT, never answered")
        .contains("gc-pause (ms)");
  }

  @Test
  void one_value_is_a_point_and_many_stay_few() throws Exception {
    full.write(
        Actor.dee(),
        new SeriesTaken(1, List.of(series("resets", 1), series("open-files", 20_000))));
    String page = page();
    assertThat(page.split("<circle", -1)).hasSize(1 + 1 + 2);
    assertThat(page.length()).isLessThan(60_000);
  }

  private static Series series(String measure, int points) {
    List<Series.Point> values =
        IntStream.range(0, points)
            .mapToObj(i -> new Series.Point(FullCase.ONSET.plusSeconds(i), i % 97))
            .toList();
    return new Series("orders-1", measure, "", Optional.empty(), values, List.of());
  }

  @Test
  void hostile_values_stay_text_in_both() throws Exception {
    full.whole();
    full.write(Actor.person("@here <b>"), new NoteAdded(HOSTILE));
    full.keep(1, "orders-<i>", "pools\"><script>", HOSTILE);
    full.write(
        Actor.dee(),
        new SeriesTaken(
            1,
            List.of(
                new Series(
                    "orders-\"><script>[e1]",
                    "x --><script>",
                    "<u>",
                    Optional.of(Double.NaN),
                    List.of(
                        new Series.Point(FullCase.ONSET, 1),
                        new Series.Point(FullCase.ONSET.plusSeconds(9), Double.POSITIVE_INFINITY)),
                    List.of("e1", "e99\"")))));
    each(
        parsed(),
        e -> {
          assertThat(e.getTagName()).isNotIn("script", "img", "b", "i", "u");
          assertThat(e.getAttribute("href")).doesNotStartWith("javascript");
        });
    String markdown = Files.readString(directory.resolve("INC-3.md"));
    assertThat(markdown.lines().filter(l -> l.startsWith("# ")))
        // The second one stands within the fence of the evidence that holds it.
        .containsExactly("# Post-mortem of INC-3: orders, clients time out", "# x");
    assertThat(page().split("<h1", -1)).hasSize(2);
    assertThat(markdown).doesNotContain("@here").doesNotContain("\u001b");
    assertThat(page()).contains("&lt;script&gt;alert(1)");
  }

  @Test
  void what_people_write_into_the_markdown_is_shown_but_loads_nothing() throws Exception {
    full.whole();
    page();
    Path markdown = directory.resolve("INC-3.md");
    Files.writeString(
        markdown,
        Files.readString(markdown)
            + "\n## Ours\n\n<img src=\"http://evil/x.png\"> ![chart](https://graphs.example/1.png)"
            + " [ticket](https://tracker.example/1) \u0001 <!-- figure: chain 9 -->\n\n<!-- figure: chain 9 -->\n");
    each(parsed(), e -> assertThat(e.getTagName()).isNotIn("img"));
    assertThat(page())
        .contains("&lt;img src=")
        .contains("href=\"https://tracker.example/1\"")
        .contains("A picture stood here")
        .contains(">chart</a>");
  }
}
