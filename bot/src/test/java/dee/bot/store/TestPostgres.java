package dee.bot.store;

import dee.bot.lab.machine.Reaper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A real PostgreSQL; it ends with this JVM, whatever becomes of that. */
public final class TestPostgres {

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static @Nullable TestPostgres shared;
  private static Optional<String> broken = Optional.empty();

  private final Path directory;
  private final Reaper reaper;
  private EmbeddedPostgres server;

  private TestPostgres() throws IOException {
    directory = Files.createTempDirectory("dee-test-postgres-");
    reaper = Reaper.start(directory);
    server = start(0);
  }

  /** The one that tests share; where none can run, the test is aborted with the reason. */
  public static synchronized TestPostgres shared() {
    TestPostgres known = shared;
    if (known == null) {
      known = started();
      shared = known;
    }
    return known;
  }

  /** One for a test that stops it. */
  public static synchronized TestPostgres own() {
    return started();
  }

  private static TestPostgres started() {
    if (broken.isPresent()) {
      return Assumptions.abort(broken.get());
    }
    try {
      return new TestPostgres();
    } catch (IOException | RuntimeException e) {
      broken = Optional.of("PostgreSQL does not run here: " + e.getMessage());
      return Assumptions.abort(broken.get());
    }
  }

  private EmbeddedPostgres start(int port) throws IOException {
    Path data = directory.resolve("data");
    reaper.ownsStartingPostgres(data);
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("shared_buffers", "16MB")
            .setServerConfig("max_connections", "100")
            .setPGStartupWait(Duration.ofSeconds(60))
            .setLocaleConfig("locale", "C");
    if (port > 0) {
      builder.setPort(port);
    }
    EmbeddedPostgres started = builder.start();
    reaper.ownsPostgres(data);
    return started;
  }

  /** A new, empty database. */
  public PostgresAccess fresh() {
    String name = "dee_" + DATABASES.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new PostgresAccess(url(name), "postgres", "");
  }

  private String url(String database) {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
  }

  /** Takes it away. */
  public void stop() throws IOException {
    server.close();
  }

  /** Brings it back as it was. */
  public void startAgain() throws IOException {
    server = start(server.getPort());
  }

  /** Ends it. */
  public void close() {
    reaper.close();
  }
}
