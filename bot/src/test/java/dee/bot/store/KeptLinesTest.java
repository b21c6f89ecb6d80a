package dee.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class KeptLinesTest {

  private final TestDatabase kind;

  @TempDir private Path path;

  KeptLinesTest(TestDatabase kind) {
    this.kind = kind;
  }

  @Test
  void a_line_is_there_after_a_restart_and_may_be_kept_twice() {
    TestDatabase.Opening opening = kind.fresh(path);
    try (DataDirectory data = opening.open()) {
      data.keptLines().keep("v1:#1", "o:incident note text:\"原因\"");
      data.keptLines().keep("v1:#1", "o:incident note text:\"原因\"");
    }
    try (DataDirectory data = opening.open()) {
      assertThat(data.keptLines().line("v1:#1")).contains("o:incident note text:\"原因\"");
      assertThat(data.keptLines().line("v1:#2")).isEmpty();
    }
  }
}
