package dee.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.sockets.Listeners;
import dee.probes.sockets.Listeners.Listener;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReadingTest {

  @Test
  void a_record_reads_as_lines_with_times_in_milliseconds() {
    Listener listener =
        new Listener("127.0.0.1:8080", 3, 2, OptionalLong.of(32), OptionalLong.empty());
    String text = Reading.of(new Listeners(List.of(listener), 4, Duration.ofSeconds(2), "ss"));
    assertThat(text)
        .contains("queued: 3\n", "backlog: 32\n", "elsewhere: 4\n", "window: 2000 ms\n");
  }
}
