package dee.bot.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.discord.form.Drawing;
import dee.bot.incident.Actor;
import dee.bot.incident.Happening.SeriesTaken;
import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.Packets;
import dee.bot.incident.Series;
import dee.bot.incident.TimelineEntry;
import dee.bot.postmortem.FullCase;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What is drawn lies in {@code target/pictures} for a look. */
class PngDrawingsTest {

  private static final int WHITE = 0xffffffff;

  private final FullCase full = new FullCase();
  private final PngDrawings drawings = new PngDrawings(Locale.ENGLISH);

  private static BufferedImage image(Drawing drawing) throws IOException {
    Path pictures = Files.createDirectories(Path.of("target", "pictures"));
    Files.write(pictures.resolve(drawing.name()), drawing.png());
    assertThat(drawing.png()).startsWith(0x89, 'P', 'N', 'G');
    assertThat(drawing.png().length).isLessThan(1_000_000);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(drawing.png()));
    assertThat(image.getColorModel().hasAlpha()).isFalse();
    assertThat(image.getWidth()).isBetween(600, 2000);
    assertThat(image.getHeight()).isBetween(200, 4000);
    return image;
  }

  /** How many pixels of a part are dark: of letters, or of lines. */
  private static long dark(BufferedImage image, int fromY, int toY) {
    return IntStream.range(fromY, toY)
        .mapToLong(y ->
            IntStream.range(0, image.getWidth())
                .filter(x -> brightness(image.getRGB(x, y)) < 130)
                .count())
        .sum();
  }

  private static int brightness(int rgb) {
    return (((rgb >> 16) & 0xff) + ((rgb >> 8) & 0xff) + (rgb & 0xff)) / 3;
  }

  @Test
  void draws_the_chain_with_its_words_on_white() throws IOException {
    Drawing chain = drawings.chain(FullCase.sick("orders-1", "e1", "e2")).orElseThrow();
    BufferedImage image = image(chain);
    assertThat(chain.name()).isEqualTo("chain.png");
    assertThat(image.getRGB(2, 2)).isEqualTo(WHITE);
    assertThat(image.getRGB(image.getWidth() - 2, image.getHeight() - 2)).isEqualTo(WHITE);
    // The title's letters, above the first box.
    assertThat(dark(image, 36, 66)).isGreaterThan(300);
    assertThat(chain.alt())
        .isEqualTo(
            "How it hangs together on orders-1. Root cause: queries are quick, but the pool is smaller"
                + " than rate × hold time (observed). That leads to: the pool is used up (observed)."
                + " That leads to: files are out (observed). Clients see: connects time out"
                + " (observed).");
  }

  @Test
  void the_letters_of_a_box_change_with_what_it_says() throws IOException {
    Judgement sick = FullCase.sick("orders-1", "e1", "e2");
    List<Link> silent = sick.chain().stream().map(l -> saying(l, "")).toList();
    Drawing chain = drawings.chain(with(sick, silent)).orElseThrow();
    long before = dark(new Drawing("chain-silent.png", chain.png(), chain.alt()));
    long said = dark(drawings.chain(sick).orElseThrow());
    assertThat(said).isGreaterThan(before + 1000);
  }

  private static long dark(Drawing drawing) throws IOException {
    BufferedImage image = image(drawing);
    return dark(image, 0, image.getHeight());
  }

  private static Judgement with(Judgement j, List<Link> chain) {
    return new Judgement(
        j.target(),
        j.service(),
        j.pid(),
        j.verdict(),
        j.symptoms(),
        j.causes(),
        chain,
        j.ruledOut(),
        j.notChecked(),
        j.nextProbe(),
        j.facts());
  }

  private static Link saying(Link link, String says) {
    return new Link(
        link.condition(), link.states(), link.state(), says, List.of(), "", link.realFix());
  }

  @Test
  void draws_a_plot_for_each_measure_that_has_enough_numbers() throws IOException {
    full.whole();
    List<Drawing> plots = drawings.plots(full.timeline());
    assertThat(plots.stream().map(Drawing::name))
        .containsExactly(
            "curve-error-rate.png",
            "curve-pool.png",
            "curve-open-files.png",
            "curve-close-wait.png",
            "curve-resets.png",
            "curve-gc-pause.png");
    for (Drawing plot : plots) {
      assertThat(dark(plot)).isGreaterThan(1000);
    }
    assertThat(plots.get(1).alt())
        .startsWith("Numbers from 01:57 UTC to 02:")
        .contains("orders-1: pool: connections in use: first ")
        .contains("highest 5, last ")
        .contains(", limit 5; pool: callers waiting: first 0, highest ")
        .contains("orders-2: ");
  }

  @Test
  void of_many_instances_those_with_the_highest_numbers_are_drawn() throws IOException {
    List<Series> series = IntStream.range(0, 20).mapToObj(i -> flat("orders-" + i, i)).toList();
    full.write(Actor.dee(), new SeriesTaken(1, series));
    Drawing plot = drawings.plots(full.timeline()).getFirst();
    image(new Drawing("curve-many.png", plot.png(), plot.alt()));
    assertThat(plot.alt())
        .contains("orders-19: open files: first 19, highest 19, last 19.")
        .doesNotContain("orders-13:")
        .endsWith("14 more instances are not shown.");
  }

  private static Series flat(String target, int value) {
    return new Series(
        target,
        "open-files",
        "",
        Optional.empty(),
        IntStream.range(0, 5)
            .mapToObj(
                i -> new Series.Point(Instant.parse("2026-03-01T02:00:00Z").plusSeconds(i), value))
            .toList(),
        List.of());
  }

  @Test
  void hostile_and_endless_texts_are_drawn_as_text_and_cut() throws IOException {
    Judgement sick = FullCase.sick("<script>\"'&" + "x".repeat(500), "e1", "e2");
    Link first = sick.chain().getFirst();
    Link hostile =
        new Link(
            "<svg class=\"link\">" + "y".repeat(400),
            "\u001b[31m" + "]]><!-- ".repeat(300),
            first.state(),
            "\u0000\ud800 汉字 " + "数".repeat(900),
            List.of(),
            "",
            "");
    Drawing chain = drawings.chain(with(sick, Collections.nCopies(12, hostile))).orElseThrow();
    image(new Drawing("chain-hostile.png", chain.png(), chain.alt()));
    assertThat(chain.alt().length()).isLessThanOrEqualTo(1024);
  }

  @Test
  void draws_the_packets_with_their_words_no_wider_than_a_phone_can_show() throws IOException {
    Judgement sick = FullCase.sick("orders-1", "e1", "e2");
    Drawing ladder = drawings.ladder(Packets.shown(sick, Packets.unread())).orElseThrow();
    BufferedImage image = image(ladder);
    assertThat(ladder.name()).isEqualTo("packets.png");
    assertThat(image.getWidth()).isLessThan(1100);
    assertThat(dark(image, 0, image.getHeight())).isGreaterThan(3000);
    assertThat(red(image)).isGreaterThan(500);
    assertThat(ladder.alt())
        .isEqualTo(
            "Packets between a client and orders-1. orders-1 closed a connection whose request it had"
                + " not read; its kernel answered with a reset. The telling one: RST,ACK, +51 ms after"
                + " the first. orders-1's kernel: its IP-ID follows that of its own packets");
    Judgement other = FullCase.sick("orders-2", "e3", "e4");
    Drawing injected = drawings.ladder(Packets.shown(other, Packets.injected())).orElseThrow();
    image(new Drawing("packets-injected.png", injected.png(), injected.alt()));
  }

  /** How many pixels are of the colour that marks the telling packet. */
  private static long red(BufferedImage image) {
    return IntStream.range(0, image.getHeight())
        .mapToLong(y ->
            IntStream.range(0, image.getWidth())
                .filter(x -> (image.getRGB(x, y) & 0xffffff) == 0xc1121f)
                .count())
        .sum();
  }

  @Test
  void endless_packets_of_hostile_names_are_drawn_and_cut() throws IOException {
    Judgement sick = FullCase.sick("orders-1", "e1", "e2");
    String hostile = "<svg class=\"life\">\u001b[31m]]><!-- 汉字" + "x".repeat(500);
    Drawing ladder = drawings.ladder(Packets.shown(sick, Packets.of(hostile, 14))).orElseThrow();
    image(new Drawing("packets-hostile.png", ladder.png(), ladder.alt()));
    assertThat(ladder.alt().length()).isLessThanOrEqualTo(1024);
    PngDrawings chinese = new PngDrawings(Locale.SIMPLIFIED_CHINESE);
    Drawing inChinese = chinese.ladder(Packets.shown(sick, Packets.injected())).orElseThrow();
    image(new Drawing("packets-chinese.png", inChinese.png(), inChinese.alt()));
    assertThat(inChinese.alt()).contains("关键的一个：RST");
  }

  @Test
  void there_is_no_picture_of_nothing() {
    assertThat(drawings.ladder(FullCase.sick("orders-1", "e1", "e2"))).isEmpty();
    Judgement healthy = Packets.shown(FullCase.healthy("orders-3", "e1"), Packets.unread());
    assertThat(drawings.ladder(healthy)).isEmpty();
    assertThat(drawings.chain(FullCase.healthy("orders-3", "e1"))).isEmpty();
    assertThat(drawings.plots(List.of())).isEmpty();
    assertThat(drawings.plots(full.timeline())).isEmpty();
  }

  @Test
  void without_fonts_there_are_no_pictures_and_no_errors() {
    PngDrawings blind = new PngDrawings(Locale.ENGLISH, Optional.empty());
    assertThat(blind.chain(FullCase.sick("orders-1", "e1", "e2"))).isEmpty();
    List<TimelineEntry> timeline = full.whole().timeline();
    assertThat(blind.plots(timeline)).isEmpty();
  }
}
