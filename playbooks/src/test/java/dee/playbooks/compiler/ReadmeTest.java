package dee.playbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.FakeProbes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  private static final Pattern EXAMPLE = Pattern.compile("```groovy\n(.*?)```", Pattern.DOTALL);

  @Test
  void every_example_compiles_beside_what_is_shipped() throws IOException {
    List<SourceText> sources = new ArrayList<>(ShippedPlaybooks.sources());
    Matcher example = EXAMPLE.matcher(Files.readString(Path.of("README.md")));
    while (example.find()) {
      sources.add(new SourceText("README-" + sources.size() + ".groovy", example.group(1)));
    }
    Library library = new PlaybookCompiler(new FakeProbes().catalog()).compile(sources);
    assertThat(library.find("checkout-slow")).isPresent();
    assertThat(library.map().find("clock-jumped")).isPresent();
    assertThat(sources).hasSizeGreaterThanOrEqualTo(ShippedPlaybooks.sources().size() + 4);
  }
}
