package dee.bot.postmortem;

import dee.bot.incident.Bundles;
import dee.bot.incident.EvidenceArchive;
import dee.bot.incident.Happening.EvidenceKept;
import dee.bot.incident.Happening.PostmortemWritten;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.IncidentStore;
import dee.bot.incident.KeptEvidence;
import dee.bot.incident.KeptFile;
import dee.bot.incident.Postmortems;
import dee.bot.incident.TimelineEntry;
import dee.bot.postmortem.facts.CaseFile;
import dee.bot.postmortem.facts.EvidenceNames;
import dee.bot.postmortem.html.HtmlPage;
import dee.bot.postmortem.picture.Pictures;
import dee.bot.room.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Bundles as {@code INC-n.zip} beside the post-mortem: the post-mortem, each item of evidence as a
 * file, and a manifest with the sha256 of each. Order and times in it depend on the incident alone.
 */
public final class ZipBundles implements Bundles {

  private final IncidentStore store;
  private final EvidenceArchive archive;
  private final Postmortems postmortems;
  private final Texts texts;

  public ZipBundles(
      IncidentStore store, EvidenceArchive archive, Postmortems postmortems, Texts texts) {
    this.store = store;
    this.archive = archive;
    this.postmortems = postmortems;
    this.texts = texts;
  }

  @Override
  public Path write(IncidentId id) {
    Path markdown = postmortems.write(id);
    List<TimelineEntry> timeline =
        store.timeline(id).stream().filter(e -> !(e.what() instanceof PostmortemWritten)).toList();
    WholeFile bundle = new WholeFile(markdown.resolveSibling(id + ".zip"));
    bundle.write(file -> {
      try (Packing packing = new Packing(Channels.newOutputStream(file), last(timeline))) {
        pack(id, markdown, timeline, packing);
      }
    });
    return bundle.path();
  }

  private static Instant last(List<TimelineEntry> timeline) {
    return timeline.stream().map(TimelineEntry::at).max(Instant::compareTo).orElseThrow();
  }

  private void pack(IncidentId id, Path markdown, List<TimelineEntry> timeline, Packing packing)
      throws IOException {
    Manifest manifest = new Manifest(id);
    packing.add("README.txt", texts.of("pm.bundle.readme", id).getBytes(StandardCharsets.UTF_8));
    for (String name : List.of(id + ".md", id + ".html")) {
      byte[] bytes = Files.readAllBytes(markdown.resolveSibling(name));
      packing.add(name, bytes);
      manifest.file(name, bytes);
    }
    for (Map.Entry<String, byte[]> picture : pictures(timeline).entrySet()) {
      packing.add(picture.getKey(), picture.getValue());
      manifest.file(picture.getKey(), picture.getValue());
    }
    for (TimelineEntry entry : timeline) {
      if (entry.what() instanceof EvidenceKept(int run, KeptEvidence kept)) {
        evidence(run, kept, packing, manifest);
      }
    }
    packing.add("manifest.json", manifest.json());
  }

  /** The ladders as pictures of their own: Markdown shows them as text only. */
  private Map<String, byte[]> pictures(List<TimelineEntry> timeline) {
    Map<String, byte[]> pictures = new LinkedHashMap<>();
    Incident.of(timeline)
        .map(incident -> new Pictures(texts).of(CaseFile.of(incident, timeline)))
        .orElse(Map.of())
        .forEach((name, drawn) -> {
          if (name.startsWith("ladder ")) {
            pictures.put(
                "pictures/" + name.replace(' ', '-') + ".svg",
                HtmlPage.alone(drawn.getFirst()).getBytes(StandardCharsets.UTF_8));
          }
        });
    return pictures;
  }

  /** One item at a time is in memory. */
  private void evidence(int run, KeptEvidence kept, Packing packing, Manifest manifest)
      throws IOException {
    Optional<String> text = packed(kept, "txt", kept.sha256(), packing);
    Optional<String> beside = Optional.empty();
    if (kept.file().isPresent()) {
      KeptFile file = kept.file().get();
      beside = packed(kept, file.suffix(), file.sha256(), packing);
    }
    manifest.evidence(text, beside, run, kept);
  }

  /** The name under which it is in the bundle; empty when it is not in the archive any more. */
  private Optional<String> packed(
      KeptEvidence kept, String suffix, String sha256, Packing packing) throws IOException {
    Optional<byte[]> bytes = archive.bytes(sha256);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    String name = EvidenceNames.inBundle(kept, suffix);
    packing.add(name, bytes.get());
    return Optional.of(name);
  }

  /** A zip whose files all bear the same time. */
  private static final class Packing implements AutoCloseable {

    private final ZipOutputStream zip;
    private final LocalDateTime time;

    Packing(OutputStream out, Instant at) {
      this.zip = new ZipOutputStream(out);
      this.time = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    void add(String name, byte[] bytes) throws IOException {
      ZipEntry entry = new ZipEntry(name);
      entry.setTimeLocal(time);
      zip.putNextEntry(entry);
      zip.write(bytes);
      zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
      // The file below must still be made durable: only the zip ends here.
      zip.finish();
      zip.flush();
    }
  }
}
