package dee.bot.discord.form;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.IncidentId;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Post;
import dee.bot.room.Text;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {

  private static final IncidentId ID = new IncidentId(42);

  @TempDir Path directory;

  private static MessageCreateData message(Path file) {
    return FormCase.message(new Post.FilePost(ID, Text.of("file.postmortem"), file));
  }

  private static List<String> names(MessageCreateData message) {
    return message.getAttachments().stream().map(FileUpload::getName).toList();
  }

  private Path file(String name, long bytes) throws IOException {
    Path file = directory.resolve(name);
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
      opened.setLength(bytes);
    }
    return file;
  }

  @Test
  void a_post_mortem_comes_with_the_page_beside_it() throws IOException {
    Path file = Files.writeString(directory.resolve("INC-42.md"), "# INC-42");
    Files.writeString(directory.resolve("INC-42.html"), "<h1>INC-42</h1>");
    MessageCreateData message = message(file);
    assertThat(names(message)).containsExactly("INC-42.md", "INC-42.html");
    assertThat(Printed.text(message.getAttachments().getFirst())).isEqualTo("# INC-42");
    assertThat(Printed.text(message.getAttachments().getFirst())).isEqualTo("# INC-42");
  }

  @Test
  void a_file_alone_is_enough() throws IOException {
    assertThat(names(message(file("INC 42 (evidence).zip", 5))))
        .containsExactly("INC_42_evidence_.zip");
  }

  @Test
  void one_that_is_not_there_is_said_to_be_gone() {
    MessageCreateData message = message(directory.resolve("gone.md"));
    assertThat(message.getAttachments()).isEmpty();
    assertThat(message.getContent())
        .contains("gone.md is not there any more: `" + directory.resolve("gone.md") + "`");
  }

  @Test
  void one_that_is_too_big_stays_on_the_host_with_a_reason() throws IOException {
    MessageCreateData message = message(file("big.zip", (10 << 20) + 1));
    assertThat(message.getAttachments()).isEmpty();
    assertThat(message.getContent()).contains("big.zip is too big to attach (10.0 MiB");
  }

  @Test
  void a_page_that_would_be_too_much_is_left_out() throws IOException {
    Path file = file("INC-42.md", 6 << 20);
    file("INC-42.html", 6 << 20);
    MessageCreateData message = message(file);
    assertThat(names(message)).containsExactly("INC-42.md");
    assertThat(message.getContent()).contains("INC-42.html`");
  }

  @Test
  void plots_are_one_message_of_ten_pictures_with_words_for_those_who_do_not_see_them() {
    Instant at = Instant.parse("2026-03-01T02:14:07Z");
    List<TimelineEntry> timeline =
        IntStream.rangeClosed(1, 12)
            .mapToObj(i -> new TimelineEntry(ID, i, at, Actor.dee(), new NoteAdded("x")))
            .toList();
    MessageCreateData message = FormCase.forms().plots(ID, timeline).orElseThrow();
    Limits.keeps(message);
    assertThat(message.getAttachments())
        .hasSize(10)
        .allMatch(f -> f.getName().endsWith(".png") && "a line".equals(f.getDescription()));
    assertThat(message.getContent()).contains("INC-42").contains("the first 10 of 12");
    assertThat(FormCase.forms().plots(ID, List.of())).isEqualTo(Optional.empty());
  }
}
