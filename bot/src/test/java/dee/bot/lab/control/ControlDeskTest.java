package dee.bot.lab.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks with the real script. */
final class ControlDeskTest {

  @TempDir Path folder;

  @Test
  void a_failure_reaches_the_one_who_asked() throws Exception {
    assertThat(ask(order -> Answer.failed(order.instance() + " does\nnot end")))
        .isEqualTo("1 orders-1 does not end");
  }

  @Test
  void a_lab_that_breaks_over_an_order_says_so_and_goes_on() throws Exception {
    assertThat(
            ask(_ -> {
              throw new IllegalStateException("no space left");
            }))
        .isEqualTo("1 no space left");
  }

  @Test
  void one_who_asked_while_the_lab_ends_is_told() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Process script;
    try (ControlDesk _ =
        ControlDesk.open(
            folder,
            _ -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
              return Answer.failed("the lab is ending");
            })) {
      script = script();
      begun.await();
    }
    assertThat(said(script)).isEqualTo("1 the lab is ending");
  }

  private String ask(Function<Order, Answer> lab) throws IOException, InterruptedException {
    try (ControlDesk _ = ControlDesk.open(folder, lab)) {
      String said = said(script());
      try (var left = Files.list(folder.resolve("control"))) {
        assertThat(left).isEmpty();
      }
      return said;
    }
  }

  private Process script() throws IOException {
    return new ProcessBuilder("sh", ControlDesk.script(folder).toString(), "restart", "orders-1")
        .redirectErrorStream(true)
        .start();
  }

  private static String said(Process script) throws IOException, InterruptedException {
    String line = script.inputReader().readLine();
    return script.waitFor() + " " + line;
  }
}
