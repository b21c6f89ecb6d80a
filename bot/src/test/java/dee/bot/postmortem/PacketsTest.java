package dee.bot.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.command.Arguments;
import dee.bot.command.Caller;
import dee.bot.command.CommandHandler.Call;
import dee.bot.console.TextRendering;
import dee.bot.incident.Exchange;
import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.Packets;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import dee.bot.target.Right;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captured packets in a post-mortem, in its bundle, and by themselves. */
class PacketsTest {

  private static final byte[] PCAP = {(byte) 0xd4, (byte) 0xc3, (byte) 0xb2, (byte) 0xa1, 2, 0};

  @TempDir private Path directory;

  private final FullCase full = new FullCase().begun();
  private final Texts texts = new Texts(Locale.ENGLISH);

  private PostmortemFiles postmortems() {
    return new PostmortemFiles(full.incidents, full.incidents, texts, directory, full.clock);
  }

  /** One more look that captured packets; the id of the capture. */
  private String captured(Exchange exchange) {
    String id = full.keep(1, "orders-1", "packets", "8 packets", PCAP);
    full.write(
        FullCase.dee(),
        new InstanceJudged(1, Packets.shown(FullCase.sick("orders-1", "e1", "e2"), exchange)));
    return id;
  }

  private String page() throws IOException {
    return Files.readString(directory.resolve("INC-3.html"));
  }

  @Test
  void stand_under_the_cause_they_show_and_beside_their_evidence() throws IOException {
    Exchange unread = Packets.unread();
    String id = captured(unread);
    String text = Files.readString(postmortems().write(full.id));
    int cause = text.indexOf("## Contributing causes");
    assertThat(text.indexOf("<!-- figure: ladder 1 -->")).isGreaterThan(cause);
    assertThat(text)
        .contains("- " + unread.shows() + " [e19 e20]")
        .contains("! +51 ms             <---x---  RST,ACK\n    at 02:14:09.163 UTC")
        .contains("- Beside it in the bundle: `evidence/" + id + "-packets-orders-1.pcap`, 6 bytes")
        .contains("- The payload is cut to the first 8 bytes of each packet;");
    assertThat(page())
        .contains("<div class=\"ladder\">")
        .contains("aria-label=\"Packets between a client and orders-1: orders-1 closed")
        .contains("<text class=\"packet telling\"");
  }

  @Test
  void of_hostile_names_stay_text() throws IOException {
    captured(Packets.of("</svg><script>alert(1)</script> ```` @everyone | \u001b[31m", 14));
    String text = Files.readString(postmortems().write(full.id));
    assertThat(page()).doesNotContain("<script>").contains("&lt;script&gt;");
    assertThat(text).doesNotContain("\u001b").doesNotContain("@everyone | [31m");
  }

  @Test
  void are_in_the_bundle_as_a_capture_and_as_a_picture() throws IOException {
    String id = captured(Packets.injected());
    ZipBundles bundles = new ZipBundles(full.incidents, full.incidents, postmortems(), texts);
    try (ZipFile zip = new ZipFile(bundles.write(full.id).toFile())) {
      ZipEntry pcap = zip.getEntry("evidence/" + id + "-packets-orders-1.pcap");
      assertThat(zip.getInputStream(pcap).readAllBytes()).isEqualTo(PCAP);
      assertThat(zip.getEntry("evidence/" + id + "-packets-orders-1.txt")).isNotNull();
      String svg = read(zip, "pictures/ladder-1.svg");
      assertThat(svg).startsWith("<svg xmlns=").contains("<style>").contains("--limit: #c1121f");
      assertThat(read(zip, "manifest.json"))
          .contains("\"file\" : \"pictures/ladder-1.svg\"")
          .contains("\"attachment\" : {");
    }
  }

  private static String read(ZipFile zip, String name) throws IOException {
    return new String(
        zip.getInputStream(zip.getEntry(name)).readAllBytes(),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  private List<Post> asked(Map<String, String> options) {
    List<Post> said = new ArrayList<>();
    new EvidenceCommand(full.incidents, full.incidents, directory.resolve("evidence"))
        .handle(
            new Call(
                new Arguments(options),
                "/incident evidence",
                new Caller(FullCase.li(), Set.of(Right.READ)),
                said::add));
    return said;
  }

  @Test
  void can_be_had_as_a_file_by_themselves() throws IOException {
    String id = captured(Packets.unread());
    Post post = asked(Map.of("id", id, "incident", "INC-3")).getFirst();
    assertThat(post)
        .isInstanceOfSatisfying(
            Post.EvidencePost.class,
            e -> {
              Path file = e.file().orElseThrow();
              assertThat(file).hasFileName("INC-3-" + id + "-orders-1-packets.pcap");
              assertThat(file).hasBinaryContent(PCAP);
              assertThat(e.text()).hasContent("8 packets");
            });
    List<String> lines = new TextRendering(texts, ZoneOffset.UTC, 400).plain(post);
    assertThat(lines)
        .contains("   📄 " + id + ": packets of orders-1, INC-3", "      $ tcpdump -nn")
        .anyMatch(line -> line.endsWith("INC-3-" + id + "-orders-1-packets.pcap"))
        .anyMatch(line -> line.contains("cut to the first 8 bytes of each packet"));
  }

  @Test
  void that_are_not_there_are_said_not_to_be() {
    assertThat(asked(Map.of("id", "e99", "incident", "INC-3")))
        .containsExactly(Post.Notice.error("evidence.none", full.id, "e99"));
    assertThat(asked(Map.of("id", "e1", "incident", "INC-9")))
        .containsExactly(Post.Notice.error("incident.none"));
    assertThat(asked(Map.of("id", "e1", "incident", "INC-3")).getFirst())
        .isInstanceOfSatisfying(Post.EvidencePost.class, e -> assertThat(e.file()).isEmpty());
  }
}
