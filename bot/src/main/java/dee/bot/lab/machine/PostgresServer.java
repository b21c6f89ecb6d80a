package dee.bot.lab.machine;

import dee.probes.HostPort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/** A real PostgreSQL for one lab, on an address of its own; the {@link Reaper} ends it. */
public final class PostgresServer {

  private final HostPort address;

  private PostgresServer(HostPort address) {
    this.address = address;
  }

  /**
   * Starts one: 2 s, and 2 s more where its programs are unpacked for the first time.
   *
   * @param network has the address it listens on
   * @param directory where its data go; the lab's own
   * @param progress is told when its programs cannot be kept for the next lab
   * @throws LabException when it cannot run here; says why
   */
  public static PostgresServer start(
      Network network, Path directory, Reaper reaper, Consumer<String> progress) {
    String host = network.database();
    Path data = directory.resolve("postgres");
    Path programs = ProgramFolder.find(directory, progress);
    reaper.ownsStartingPostgres(data);
    try {
      @SuppressWarnings("resource") // the reaper ends it, in every case
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(programs.toFile())
              .setDataDirectory(data)
              .setRegisterShutdownHook(false)
              .setServerConfig("listen_addresses", "localhost," + host)
              .setServerConfig("unix_socket_directories", "")
              .setServerConfig("shared_buffers", "16MB")
              .setServerConfig("max_connections", "60")
              .setLocaleConfig("locale", "C")
              .setDataDirectoryCustomizer(_ -> letIn(network, data))
              .start();
      reaper.ownsPostgres(data);
      return new PostgresServer(new HostPort(host, server.getPort()));
    } catch (IOException | RuntimeException e) {
      throw new LabException(
          "PostgreSQL does not start on this machine ("
              + e.getMessage()
              + "). It needs Linux on amd64 or arm64 with glibc; started by root it also needs"
              + " `unshare -U`, because PostgreSQL refuses to run as root: try as an ordinary user.",
          e);
    }
  }

  private static void letIn(Network network, Path data) {
    network
        .databaseClients()
        .ifPresent(from -> {
          try {
            Files.writeString(
                data.resolve("pg_hba.conf"),
                "host all all " + from + " trust\n",
                StandardOpenOption.APPEND);
          } catch (IOException e) {
            throw new UncheckedIOException("cannot let the instances into the database", e);
          }
        });
  }

  /** Runs SQL, such as what makes tables. */
  public void run(String sql) {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new LabException("the lab's database does not take: " + sql, e);
    }
  }

  /** Where it listens. */
  public HostPort address() {
    return address;
  }

  /** How psql connects to it, as the database's owner. */
  public String psql() {
    return "psql -X -A -t -h %s -p %d -U postgres postgres"
        .formatted(address.host(), address.port());
  }

  /** How a Java program connects to it. */
  public String url() {
    return "jdbc:postgresql://" + address + "/postgres?user=postgres";
  }
}
