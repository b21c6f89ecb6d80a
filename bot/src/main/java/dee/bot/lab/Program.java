package dee.bot.lab;

import dee.bot.lab.service.Fault;
import dee.bot.lab.service.ServiceOptions;

/**
 * How an instance of the lab's service is run.
 *
 * @param openFiles its soft limit of open files
 */
public record Program(ServiceOptions options, int openFiles, Mode mode) {

  /** What the lab does with the process. */
  public enum Mode {
    RUNS,
    /** Stopped by a signal when clients are there. */
    FROZEN,
    /** Never started. */
    ABSENT,
    /** Started again at once whenever it has ended. */
    REVIVED,
    /** The same, and stopped whenever its health check is late. */
    WATCHED;

    boolean comesBack() {
      return this == REVIVED || this == WATCHED;
    }
  }

  /** A program that runs. */
  public static Program of(ServiceOptions options, int openFiles) {
    return new Program(options, openFiles, Mode.RUNS);
  }

  Program as(Mode other) {
    return new Program(options, openFiles, other);
  }

  boolean needsDatabase() {
    return options.pool().isPresent();
  }

  boolean needsDependency() {
    return options.fault() == Fault.LEAKS_CONNECTIONS;
  }

  boolean needsKeyStore() {
    return options.fault() == Fault.SPEAKS_TLS;
  }
}
