package dee.bot.picture;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import dee.bot.postmortem.picture.Picture;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** White paper with one or more pictures below their titles, at most two abreast. */
final class Sheet {

  private static final int MARGIN = 16;
  private static final int TITLE = 26;
  private static final int ABREAST = 2;
  private static final int WIDEST = 2000;
  private static final int HIGHEST = 4000;
  private static final double SHARPNESS = 2;
  private static final Color INK = new Color(0x1b1f24);

  private record Placed(String title, SVGDocument drawing, double x, double y) {
    double right() {
      return x + drawing.size().getWidth();
    }

    double bottom() {
      return y + TITLE + drawing.size().getHeight();
    }
  }

  private final LightColours colours;
  private final double scale;

  /**
   * Paper for pictures.
   *
   * @param scale of the letters
   */
  Sheet(LightColours colours, double scale) {
    this.colours = colours;
    this.scale = scale;
  }

  byte[] png(List<Picture> pictures) {
    List<Placed> placed = placed(pictures);
    double width = placed.stream().mapToDouble(Placed::right).max().orElse(0) + MARGIN;
    double height = placed.stream().mapToDouble(Placed::bottom).max().orElse(0) + MARGIN;
    double zoom = Math.min(SHARPNESS, Math.min(WIDEST / width, HIGHEST / height));
    BufferedImage paper =
        new BufferedImage(
            (int) Math.floor(width * zoom),
            (int) Math.floor(height * zoom),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = paper.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, paper.getWidth(), paper.getHeight());
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.scale(zoom, zoom);
    placed.forEach(p -> draw(p, pen));
    pen.dispose();
    return png(paper);
  }

  private List<Placed> placed(List<Picture> pictures) {
    List<Placed> placed = new ArrayList<>();
    double y = MARGIN;
    for (int i = 0; i < pictures.size(); i += ABREAST) {
      double x = MARGIN;
      double lowest = y;
      for (Picture picture : pictures.subList(i, Math.min(i + ABREAST, pictures.size()))) {
        Placed next = new Placed(picture.title(), read(picture.svg()), x, y);
        placed.add(next);
        x = next.right() + MARGIN;
        lowest = Math.max(lowest, next.bottom());
      }
      y = lowest + MARGIN;
    }
    return placed;
  }

  private SVGDocument read(String svg) {
    SVGDocument drawing =
        new SVGLoader()
            .load(
                new ByteArrayInputStream(
                    colours.on(svg, Lettering.FAMILY).getBytes(StandardCharsets.UTF_8)),
                null,
                LoaderContext.createDefault());
    if (drawing == null) {
      throw new IllegalArgumentException("a picture of Dee's own that cannot be read");
    }
    return drawing;
  }

  private void draw(Placed p, Graphics2D pen) {
    pen.setColor(INK);
    Font font = new Font(Lettering.FAMILY, Font.BOLD, 15).deriveFont((float) (15 * scale));
    pen.setFont(font);
    double fits = p.drawing().size().getWidth() / pen.getFontMetrics().stringWidth(p.title());
    if (fits < 1) {
      pen.setFont(font.deriveFont((float) (15 * scale * fits)));
    }
    pen.drawString(p.title(), (float) p.x(), (float) p.y() + 14);
    Graphics2D own = (Graphics2D) pen.create();
    p.drawing()
        .render(
            null,
            own,
            new ViewBox(
                (float) p.x(),
                (float) p.y() + TITLE,
                (float) p.drawing().size().getWidth(),
                (float) p.drawing().size().getHeight()));
    own.dispose();
  }

  /** Nothing is written to a disk on the way. */
  private static byte[] png(BufferedImage paper) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(paper, "png", out)) {
        throw new IllegalStateException("this JVM writes no PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
