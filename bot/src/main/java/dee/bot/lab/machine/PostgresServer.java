package dee.bot.lab.machine;

import dee.probes.HostPort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** A real PostgreSQL for one lab, on an address of its own; the {@link Reaper} ends it. */
public final class PostgresServer {

  private final HostPort address;

  private PostgresServer(HostPort address) {
    this.address = address;
  }

  /**
   * Starts one: 2 s, and 2 s more where its programs are unpacked for the first time.
   *
   * @param host the loopback address it listens on
   * @param directory where its data go
   * @throws LabException when it cannot run here; says why
   */
  public static PostgresServer start(String host, Path directory, Reaper reaper) {
    Path data = directory.resolve("postgres");
    Path programs =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "dee-postgres-" + System.getProperty("user.name"));
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

  /** Where it listens. */
  public HostPort address() {
    return address;
  }

  /** How a Java program connects to it. */
  public String url() {
    return "jdbc:postgresql://" + address + "/postgres?user=postgres";
  }
}
