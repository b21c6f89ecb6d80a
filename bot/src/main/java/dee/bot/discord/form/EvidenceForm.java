package dee.bot.discord.form;

import dee.bot.room.EvidenceWords;
import dee.bot.room.Post;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/**
 * The form of one item of evidence: what it is, its text as a file, and what was kept beside it; of
 * what cannot be sent, why and where it lies.
 */
record EvidenceForm(Layout layout) {

  MessageCreateBuilder of(Post.EvidencePost post) {
    List<FileUpload> uploads = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    long room = Attachments.MOST_BYTES;
    List<Path> files = new ArrayList<>(post.file().stream().toList());
    files.add(post.text());
    for (Path file : files) {
      FileWords words = new FileWords(layout.texts(), file);
      Optional<byte[]> bytes = Optional.empty();
      try {
        long size = Files.size(file);
        if (size <= room) {
          bytes = Optional.of(Files.readAllBytes(file));
          room -= size;
        } else {
          notes.add(words.tooBig(size));
        }
      } catch (IOException e) {
        notes.add(Files.exists(file) ? words.unreadable(e) : words.missing());
      }
      bytes.ifPresent(b ->
          uploads.add(Attachments.bytes(file.getFileName().toString(), b)));
    }
    EvidenceWords words = new EvidenceWords(layout.texts(), post);
    return layout
        .of(
            post.incident() + "-evidence",
            paper -> {
              paper.line("📄 " + paper.said(words.title(), 300));
              paper.line(Said.code(post.evidence().command(), 400));
              paper.line(paper.said(words.taken(), 300));
              words.beside().forEach(paper::line);
              notes.forEach(note -> paper.line("⚠ " + note));
            })
        .addFiles(uploads);
  }
}
