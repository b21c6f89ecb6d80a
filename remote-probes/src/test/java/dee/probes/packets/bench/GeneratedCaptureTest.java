package dee.probes.packets.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.packets.bench.GeneratedCapture.Content;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedCaptureTest {

  @Test
  void the_reader_finds_all_that_was_put_in(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("generated.pcap");
    Content content = new GeneratedCapture().write(file, 150_000);

    assertThat(content.resets()).isPositive();
    assertThat(content.retransmissions()).isPositive();
    assertThat(ReadingProgram.read(file)).isEqualTo(content);
  }
}
