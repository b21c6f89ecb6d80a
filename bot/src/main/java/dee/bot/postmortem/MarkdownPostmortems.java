package dee.bot.postmortem;

import dee.bot.incident.EvidenceArchive;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.IncidentStore;
import dee.bot.incident.IncidentStore.UnknownIncident;
import dee.bot.incident.Postmortems;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Post-mortems as Markdown files {@code INC-n.md} in one directory; a reader never sees half of
 * one.
 */
public final class MarkdownPostmortems implements Postmortems {

  private final IncidentStore store;
  private final EvidenceArchive archive;
  private final Texts texts;
  private final Path directory;

  public MarkdownPostmortems(
      IncidentStore store, EvidenceArchive archive, Texts texts, Path directory) {
    this.store = store;
    this.archive = archive;
    this.texts = texts;
    this.directory = directory;
  }

  @Override
  public Path write(IncidentId id) {
    String text = text(id);
    Path file = directory.resolve(id + ".md");
    try {
      Files.createDirectories(directory);
      Path unfinished = Files.createTempFile(directory, id + "-", ".unfinished");
      try {
        fill(unfinished, text);
        Files.move(
            unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the post-mortem " + file + " cannot be written: " + e, e);
    }
    return file;
  }

  /**
   * The document, from what is on record now.
   *
   * @throws UnknownIncident when there is no such incident
   */
  public String text(IncidentId id) {
    List<TimelineEntry> timeline = store.timeline(id);
    Incident incident = Incident.of(timeline).orElseThrow(() -> new UnknownIncident(id));
    return new MarkdownReport(texts, new CaseFile(incident, timeline)).write(archive);
  }

  private static void fill(Path file, String text) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}
