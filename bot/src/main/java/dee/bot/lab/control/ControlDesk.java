package dee.bot.lab.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

/**
 * Takes the orders that {@code labctl} leaves in a folder, one after the other, and answers them.
 */
public final class ControlDesk implements AutoCloseable {

  private static final Duration STEP = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private final Path folder;
  private final Function<Order, Answer> lab;
  private final Thread clerk;
  private volatile boolean closing;

  private ControlDesk(Path folder, Function<Order, Answer> lab) {
    this.folder = folder;
    this.lab = lab;
    this.clerk = Thread.ofPlatform().daemon(true).name("lab-control").unstarted(this::serve);
  }

  /**
   * Opens one.
   *
   * @param directory gets the script {@code labctl} and the folder for orders
   * @param lab carries an order out; within 20 s, after which the script gives up
   */
  public static ControlDesk open(Path directory, Function<Order, Answer> lab) {
    try (InputStream text =
        Objects.requireNonNull(ControlDesk.class.getResourceAsStream("labctl"))) {
      Files.copy(text, script(directory));
      ControlDesk desk = new ControlDesk(Files.createDirectory(directory.resolve("control")), lab);
      desk.clerk.start();
      return desk;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write into " + directory, e);
    }
  }

  /** The script that asks: {@code sh labctl restart orders-1}. */
  public static Path script(Path directory) {
    return directory.resolve("labctl");
  }

  private void serve() {
    try {
      while (!closing) {
        try (DirectoryStream<Path> orders = Files.newDirectoryStream(folder, "*.order")) {
          for (Path order : orders) {
            answer(order);
          }
        }
        Thread.sleep(STEP);
      }
    } catch (IOException e) {
      if (!closing && Files.isDirectory(folder)) {
        throw new UncheckedIOException("the lab takes no more orders", e);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(Path order) throws IOException {
    String line = Files.readString(order);
    Answer answer =
        Order.read(line)
            .map(this::carryOut)
            .orElseGet(() ->
                Answer.unknown(
                    "'%s' is no order; it is: restart|drain|restore INSTANCE"
                        .formatted(line.strip())));
    // One who asked while the lab was ending is told so, which an interrupted thread could not do.
    boolean _ = Thread.interrupted();
    Files.deleteIfExists(order);
    String id = order.getFileName().toString().replaceFirst("[.]order$", "");
    Path half = folder.resolve(id + ".half");
    Files.writeString(half, answer.exit() + " " + answer.text().replaceAll("\\R", " ") + "\n");
    Files.move(half, folder.resolve(id + ".answer"), StandardCopyOption.ATOMIC_MOVE);
  }

  private Answer carryOut(Order order) {
    try {
      return closing ? Answer.failed("the lab is ending") : lab.apply(order);
    } catch (RuntimeException e) {
      return Answer.failed(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  /** Takes no more orders; waits for the one being carried out. */
  @Override
  public void close() {
    closing = true;
    clerk.interrupt();
    try {
      clerk.join(PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
