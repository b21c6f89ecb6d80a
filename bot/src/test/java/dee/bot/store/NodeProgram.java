package dee.bot.store;

import dee.bot.Eventually;
import dee.bot.delivery.Delivery;
import dee.bot.incident.Errand;
import dee.bot.schedule.DbAgenda;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * A Dee that shares a PostgreSQL: it does errands and notes each in a file, and shows posts, until
 * its standard input ends. An errand whose detail begins with {@code slow} waits for a file.
 */
final class NodeProgram {

  private NodeProgram() {}

  public static void main(String[] args) throws Exception {
    Path path = Path.of(args[0]);
    String node = args[2];
    InstantSource clock = InstantSource.system();
    PostgresAccess access = new PostgresAccess(args[1], "postgres", "");
    try (DataDirectory data = DataDirectory.open(path.resolve("data"), access, node);
        DbAgenda agenda = new DbAgenda(data.database(), node, clock);
        Delivery _ =
            new Delivery(
                    data.outbox(),
                    new RememberingFile(path.resolve("channel"), node),
                    data.chatLease(clock),
                    clock)
                .start()) {
      agenda.start(
          Map.of(
              Errand.Kind.VERIFY,
              errand -> {
                log(path, node + " begins " + errand.detail());
                if (errand.detail().startsWith("slow")) {
                  Eventually.holds(() -> Files.exists(path.resolve("go")));
                }
                log(path, node + " ends " + errand.detail());
                return Optional.empty();
              }));
      System.out.println("ready");
      while (System.in.read() >= 0) {
        // until it ends
      }
    }
  }

  /** Short lines that are appended are not mixed. */
  private static void log(Path path, String line) {
    try {
      Files.writeString(
          path.resolve("errands"),
          line + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
