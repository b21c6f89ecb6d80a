package dee.bot.lab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramFolderTest {

  @TempDir Path directory;
  private final List<String> said = new ArrayList<>();
  private Path cache;
  private Path lab;

  @BeforeEach
  void make() throws IOException {
    cache = directory.resolve("home").resolve(".cache");
    lab = Files.createDirectory(directory.resolve("lab"));
  }

  @Test
  void the_folder_around_the_programs_is_ours_alone_and_is_kept() throws IOException {
    Path own = cache.resolve("dee");

    assertThat(find()).isEqualTo(own.resolve("postgres"));
    assertThat(rights(own)).isEqualTo("rwx------");
    assertThat(find()).isEqualTo(own.resolve("postgres"));
    assertThat(said).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwx---", "rwx----w-", "rwxr-xr-x"})
  void a_folder_that_others_get_into_is_refused(String rights) throws IOException {
    Path own = Files.createDirectories(cache.resolve("dee"));
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString(rights));

    assertThat(find()).isEqualTo(lab.resolve("programs"));
    assertThat(said)
        .containsExactly(
            "unpacking PostgreSQL for this lab only: "
                + own
                + " is open to other users ("
                + rights
                + "), who may have put programs there. Remove it; it is made anew.");
    assertThat(rights(own)).as("it is left as it is").isEqualTo(rights);
  }

  @Test
  void a_link_to_elsewhere_is_refused() throws IOException {
    Path own = Files.createDirectories(cache).resolve("dee");
    Files.createSymbolicLink(own, Files.createDirectory(directory.resolve("theirs")));

    assertThat(find()).isEqualTo(lab.resolve("programs"));
    assertThat(said).singleElement().asString().contains(own + " is not a folder of ");
  }

  @Test
  void a_home_that_is_not_there_and_cannot_be_made_is_no_hindrance() throws IOException {
    Files.createFile(directory.resolve("home"));

    assertThat(find()).isEqualTo(lab.resolve("programs"));
    assertThat(said).singleElement().asString().contains("dee cannot be made (");
  }

  private Path find() {
    return ProgramFolder.find(cache, lab, said::add);
  }

  private static String rights(Path folder) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }
}
