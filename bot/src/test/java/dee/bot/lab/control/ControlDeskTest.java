package dee.bot.lab.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  void what_is_no_order_is_said_with_what_is() throws Exception {
    try (ControlDesk _ = ControlDesk.open(folder, _ -> Answer.done("done"))) {
      assertThat(said(script("destroy", "orders-1")))
          .isEqualTo("64 'destroy orders-1' is no order; it is: restart|drain|restore INSTANCE");
      assertThat(said(script("restart")))
          .isEqualTo("64 usage: labctl restart|drain|restore INSTANCE");
    }
    Files.delete(folder.resolve("control"));
    assertThat(said(script("restart", "orders-1"))).startsWith("69 the lab has ended");
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
      script = script("restart", "orders-1");
      begun.await();
    }
    assertThat(said(script)).isEqualTo("1 the lab is ending");
  }

  private String ask(Function<Order, Answer> lab) throws IOException, InterruptedException {
    try (ControlDesk _ = ControlDesk.open(folder, lab)) {
      String said = said(script("restart", "orders-1"));
      try (var left = Files.list(folder.resolve("control"))) {
        assertThat(left).isEmpty();
      }
      return said;
    }
  }

  private Process script(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", ControlDesk.script(folder).toString()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static String said(Process script) throws IOException, InterruptedException {
    String line = script.inputReader().readLine();
    return script.waitFor() + " " + line;
  }
}
