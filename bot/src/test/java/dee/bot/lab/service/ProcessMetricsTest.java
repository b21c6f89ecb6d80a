package dee.bot.lab.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProcessMetricsTest {

  private final ProcessMetrics metrics = new ProcessMetrics();

  @Test
  void open_files_follow_what_is_opened() throws IOException {
    double before = value("process_open_fds");
    List<FileInputStream> opened = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      opened.add(new FileInputStream(new File("/dev/null")));
    }
    assertThat(value("process_open_fds")).isBetween(before + 40, before + 60);
    for (FileInputStream each : opened) {
      each.close();
    }
    assertThat(value("process_max_fds")).isGreaterThan(before);
    assertThat(value("process_start_time_seconds"))
        .isLessThanOrEqualTo(System.currentTimeMillis() / 1e3);
  }

  private double value(String name) {
    return metrics
        .page()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }
}
