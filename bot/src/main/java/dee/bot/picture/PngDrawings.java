package dee.bot.picture;

import com.github.weisj.jsvg.attributes.font.FontResolver;
import dee.bot.discord.form.Drawing;
import dee.bot.discord.form.Drawings;
import dee.bot.incident.Incident;
import dee.bot.incident.Judgement;
import dee.bot.incident.TimelineEntry;
import dee.bot.postmortem.facts.CaseFile;
import dee.bot.postmortem.facts.Curve;
import dee.bot.postmortem.facts.Figures;
import dee.bot.postmortem.facts.Figures.Figure;
import dee.bot.postmortem.html.HtmlPage;
import dee.bot.postmortem.picture.Picture;
import dee.bot.postmortem.picture.Pictures;
import dee.bot.room.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pictures of post-mortems as PNG, in light colours on white. Where nothing can be drawn there
 * are no pictures, and one sentence in the log: no picture is worth an incident's post. Safe for
 * many threads, one drawing at a time.
 */
public final class PngDrawings implements Drawings {

  private static final Logger LOG = LoggerFactory.getLogger(PngDrawings.class);

  /** With fewer numbers a plot shows no course. */
  private static final int POINTS = 3;

  /** So many plots of one incident; a message takes ten files. */
  private static final int FIGURES = 8;

  /** So many instances stand on one sheet. */
  private static final int PANELS = 6;

  private final AltTexts alt;
  private final Optional<Sheet> sheet;
  private final Pictures pictures;

  /** Pictures in one language; in English, where this machine has no letters for it. */
  public PngDrawings(Locale locale) {
    this(locale, Lettering.ofThisMachine());
  }

  PngDrawings(Locale locale, Optional<Lettering> lettering) {
    Texts texts = new Texts(locale);
    this.alt = new AltTexts(texts);
    this.sheet =
        lettering.map(l -> new Sheet(new LightColours(HtmlPage.style(), l.scale()), l.scale()));
    boolean legible = lettering.map(l -> l.has(texts.of("pm.chain.symptom"))).orElse(true);
    if (!legible) {
      LOG.warn(
          "The words in pictures are English: no font here has the letters of {}. Install one, such as"
              + " fonts-noto-cjk, and start Dee again.",
          locale.getDisplayLanguage(Locale.ENGLISH));
    }
    this.pictures = new Pictures(legible ? texts : new Texts(Locale.ENGLISH));
  }

  @Override
  public Optional<Drawing> chain(Judgement judgement) {
    if (judgement.chain().isEmpty()) {
      return Optional.empty();
    }
    return drawn("chain.png", () -> List.of(pictures.chain(judgement)), () -> alt.chain(judgement));
  }

  @Override
  public Optional<Drawing> ladder(Judgement judgement) {
    return pictures
        .ladder(judgement)
        .flatMap(p -> drawn("packets.png", () -> List.of(p), () -> alt.ladder(judgement)));
  }

  @Override
  public List<Drawing> plots(List<TimelineEntry> timeline) {
    return tried("plots", () -> Incident.of(timeline).map(i -> plots(CaseFile.of(i, timeline))))
        .orElse(List.of());
  }

  private List<Drawing> plots(CaseFile file) {
    List<Curve> curves = Curve.of(file).stream().filter(c -> c.points().size() >= POINTS).toList();
    return Figures.of(curves).stream()
        .limit(FIGURES)
        .flatMap(f -> plot(f, curves, file).stream())
        .toList();
  }

  private Optional<Drawing> plot(Figure whole, List<Curve> curves, CaseFile file) {
    Figure shown = Highest.of(whole, PANELS);
    return drawn(
        shown.name().replace(' ', '-') + ".png",
        () -> pictures.plots(shown.panels(), curves, file),
        () -> alt.plot(shown, whole.panels().size() - shown.panels().size()));
  }

  private synchronized Optional<Drawing> drawn(
      String name, Supplier<List<Picture>> painting, Supplier<String> telling) {
    return sheet.flatMap(paper ->
        tried(
            name,
            () -> {
              byte[] png = paper.png(painting.get());
              FontResolver.clearFontCache();
              return Optional.of(new Drawing(name, png, telling.get()));
            }));
  }

  /** Drawing calls native code of the JVM, which throws errors of all kinds. */
  private static <T> Optional<T> tried(String name, Supplier<Optional<T>> drawing) {
    try {
      return drawing.get();
    } catch (RuntimeException | Error e) {
      LOG.warn("{} was not drawn; what it shows is said in words too", name, e);
      return Optional.empty();
    }
  }
}
