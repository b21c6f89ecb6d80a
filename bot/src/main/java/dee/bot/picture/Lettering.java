package dee.bot.picture;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this machine can write into pictures. The JVM takes fonts from the system, and throws errors
 * of many kinds where there are none; so it is tried once.
 *
 * @param scale how much smaller letters must be than in a browser, to fit where text was measured
 *     for a usual font
 */
record Lettering(double scale) {

  /** The JVM's own name for whatever font there is; it takes missing letters from other ones. */
  static final String FAMILY = Font.SANS_SERIF;

  private static final Logger LOG = LoggerFactory.getLogger(Lettering.class);

  private static final String SAMPLE =
      "connections in use 100 of 100, 57 callers wait for 30 s on orders-2";

  /** So wide is a letter of 13 pixels where the pictures' texts are broken into lines. */
  private static final double LETTER = 6.9;

  /** Empty, and one sentence in the log, where nothing can be written. */
  static Optional<Lettering> ofThisMachine() {
    try {
      // Before anything of AWT is loaded: a server has no screen, even if DISPLAY is set.
      if (System.getProperty("java.awt.headless") == null) {
        System.setProperty("java.awt.headless", "true");
      }
      double width = width(SAMPLE);
      if (width <= 0) {
        return nothing("letters have no width");
      }
      return Optional.of(new Lettering(Math.min(1, LETTER * SAMPLE.length() / width)));
    } catch (RuntimeException | Error e) {
      return nothing(e.toString());
    }
  }

  private static Optional<Lettering> nothing(String why) {
    LOG.warn(
        "No pictures are drawn: there is no font on this machine ({}). Install fontconfig and a font,"
            + " such as fonts-dejavu-core, and start Dee again.",
        why);
    return Optional.empty();
  }

  /** Whether all letters of a text have a form here. */
  boolean has(String text) {
    return new Font(FAMILY, Font.PLAIN, 13).canDisplayUpTo(text) < 0;
  }

  private static double width(String text) {
    return new Font(FAMILY, Font.PLAIN, 13)
        .getStringBounds(text, new FontRenderContext(null, true, true))
        .getWidth();
  }
}
