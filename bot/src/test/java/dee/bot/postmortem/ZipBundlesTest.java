package dee.bot.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.bot.command.Arguments;
import dee.bot.command.Caller;
import dee.bot.command.CommandHandler.Call;
import dee.bot.incident.EvidenceArchive;
import dee.bot.incident.IncidentId;
import dee.bot.incident.IncidentStore.UnknownIncident;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import dee.bot.target.Right;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ZipBundlesTest {

  @TempDir private Path directory;

  private final FullCase full = new FullCase().whole();
  private final Texts texts = new Texts(Locale.ENGLISH);

  private ZipBundles bundles(EvidenceArchive archive) {
    return new ZipBundles(
        full.incidents,
        archive,
        new PostmortemFiles(full.incidents, archive, texts, directory, full.clock),
        texts);
  }

  private static JsonNode manifest(ZipFile zip) throws IOException {
    return JsonMapper.shared()
        .readTree(zip.getInputStream(zip.getEntry("manifest.json")).readAllBytes());
  }

  private static List<String> names(ZipFile zip) {
    return zip.stream().map(ZipEntry::getName).toList();
  }

  @Test
  void holds_the_postmortem_all_evidence_and_the_hash_of_each() throws Exception {
    try (ZipFile zip = new ZipFile(bundles(full.incidents).write(full.id).toFile())) {
      assertThat(names(zip))
          .startsWith("README.txt", "INC-3.md", "INC-3.html", "evidence/e1-pools-orders-1.txt")
          .endsWith("manifest.json")
          .hasSize(3 + 12 + 1);
      JsonNode manifest = manifest(zip);
      List<JsonNode> listed = new ArrayList<>();
      manifest.get("files").forEach(listed::add);
      manifest.get("evidence").forEach(listed::add);
      assertThat(listed).hasSize(14);
      for (JsonNode one : listed) {
        byte[] bytes = zip.getInputStream(zip.getEntry(one.get("file").asString())).readAllBytes();
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
            .isEqualTo(one.get("sha256").asString());
        assertThat(bytes).hasSize(one.get("bytes").asInt());
      }
      JsonNode first = manifest.get("evidence").get(0);
      assertThat(first.get("command").asString()).isEqualTo("ss -ltn | grep `:8080`");
      assertThat(first.get("target").asString()).isEqualTo("orders-1");
      assertThat(first.get("at").asString()).isEqualTo("2026-03-01T02:14:10.200Z");
    }
  }

  @Test
  void is_the_same_each_time() throws IOException {
    byte[] once = Files.readAllBytes(bundles(full.incidents).write(full.id));
    assertThat(Files.readAllBytes(bundles(full.incidents).write(full.id))).isEqualTo(once);
  }

  @Test
  void pruned_evidence_is_listed_as_missing() throws IOException {
    EvidenceArchive pruned =
        new EvidenceArchive() {
          @Override
          public String keep(byte[] bytes) {
            return full.incidents.keep(bytes);
          }

          @Override
          public Optional<byte[]> bytes(String sha256) {
            return full.incidents
                .text(sha256)
                .filter(t -> !t.startsWith("active"))
                .map(t -> t.getBytes(StandardCharsets.UTF_8));
          }
        };
    try (ZipFile zip = new ZipFile(bundles(pruned).write(full.id).toFile())) {
      assertThat(names(zip)).hasSize(3 + 6 + 1);
      JsonNode missing = manifest(zip).get("evidence").get(0);
      assertThat(missing.get("missing").asBoolean()).isTrue();
      assertThat(missing.has("file")).isFalse();
    }
    assertThat(Files.readString(directory.resolve("INC-3.md")))
        .contains("The text is no longer in the archive: it was pruned, or lost.");
  }

  @Test
  void names_from_targets_stay_in_the_folder() throws IOException {
    full.keep(2, "../../etc/cron.d", "/x\\y\u0000", "boo");
    try (ZipFile zip = new ZipFile(bundles(full.incidents).write(full.id).toFile())) {
      assertThat(names(zip)).contains("evidence/e13-_x_y_-_etc_cron_d.txt");
    }
  }

  @Test
  void an_unknown_incident_is_named() {
    assertThatThrownBy(() -> bundles(full.incidents).write(new IncidentId(9)))
        .isInstanceOf(UnknownIncident.class);
  }

  @Test
  void the_command_offers_the_file_of_the_named_or_the_newest_incident() {
    List<Post> said = new ArrayList<>();
    ExportCommand command = new ExportCommand(full.incidents, bundles(full.incidents));
    for (Map<String, String> options :
        List.of(Map.<String, String>of(), Map.of("incident", "INC-1"), Map.of("incident", "9"))) {
      command.handle(
          new Call(
              new Arguments(options),
              "/incident export",
              new Caller(FullCase.li(), Set.of(Right.READ)),
              said::add));
    }
    assertThat(said.get(0))
        .isInstanceOfSatisfying(
            Post.FilePost.class, p -> assertThat(p.file()).hasFileName("INC-3.zip"));
    assertThat(said.get(1))
        .isInstanceOfSatisfying(
            Post.FilePost.class, p -> assertThat(p.file()).hasFileName("INC-1.zip"));
    assertThat(said.get(2)).isEqualTo(Post.Notice.error("incident.none"));
  }
}
