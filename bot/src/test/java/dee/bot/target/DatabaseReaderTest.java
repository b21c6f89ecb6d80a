package dee.bot.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseReaderTest {

  @TempDir private Path folder;

  private Inventory read(String text) throws IOException {
    return InventoryReader.read(Files.writeString(folder.resolve("dee.yaml"), text));
  }

  private DatabaseAccess database(String keys) throws IOException {
    return read("database: {url: 'jdbc:postgresql://db-1/dee', " + keys + "}")
        .database()
        .orElseThrow();
  }

  @Test
  void without_a_section_there_is_a_file_and_evidence_is_kept_for_90_days() throws IOException {
    Inventory inventory = read("data: here");
    assertThat(inventory.database()).isEmpty();
    assertThat(inventory.retention()).isEqualTo(Duration.ofDays(90));
    assertThat(read("retention: 7d").retention()).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void the_password_comes_from_a_file_or_a_variable() throws IOException {
    Files.writeString(folder.resolve("secret"), "s3cret\nrest\n");
    DatabaseAccess byFile = database("user: dee, node: dee-1, password-file: secret");
    assertThat(byFile.user()).isEqualTo("dee");
    assertThat(byFile.node()).isEqualTo("dee-1");
    assertThat(byFile.password(Map.of())).isEqualTo("s3cret");
    assertThat(database("node: a, password-env: DEE_PW").password(Map.of("DEE_PW", "x")))
        .isEqualTo("x");
    assertThat(database("node: a").password(Map.of())).isEmpty();
  }

  @Test
  void a_password_that_is_missing_is_said_with_its_place() throws IOException {
    DatabaseAccess byVariable = database("node: a, password-env: DEE_PW");
    assertThatThrownBy(() -> byVariable.password(Map.of()))
        .isInstanceOf(ConfigurationError.class)
        .hasMessageContaining("dee.yaml:1: ")
        .hasMessageContaining("the environment variable DEE_PW is not set");
    DatabaseAccess byFile = database("node: a, password-file: nowhere");
    assertThatThrownBy(() -> byFile.password(Map.of()))
        .hasMessageContaining("cannot be read from " + folder.resolve("nowhere"));
    Files.writeString(folder.resolve("nowhere"), "\n");
    assertThatThrownBy(() -> byFile.password(Map.of())).hasMessageContaining("is empty");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "url: 'jdbc:postgresql://db-1/dee?password=hunter2' | has a password in it",
        "url: 'jdbc:postgresql://dee:hunter2@db-1/dee'       | has a password in it",
        "url: 'postgres://db-1/dee'                          | must begin with jdbc:postgresql://",
        "user: dee                                           | is missing",
        "url: 'jdbc:postgresql://d/d', node: 'a b'           | is no name",
        "url: 'jdbc:postgresql://d/d', node: a, password-file: x, password-env: Y | give either",
        "url: 'jdbc:postgresql://d/d', password: hunter2     | 'password' is no key"
      })
  void a_wrong_section_is_refused_and_no_password_repeated(String keys, String says) {
    assertThatThrownBy(() -> read("database: {" + keys + "}"))
        .isInstanceOf(ConfigurationError.class)
        .hasMessageContaining(says)
        .message()
        .doesNotContain("hunter2");
  }
}
