package dee.probes.shell;

/** How the shell on the target ended, or why it never began. */
public sealed interface ExitStatus {

  /** It ended by itself. */
  record Exited(int code) implements ExitStatus {}

  /** A signal ended it, such as {@code TERM}. */
  record Signalled(String signal) implements ExitStatus {}

  /** It ran no command: no connection, no login. {@code why} says what was tried and what to do. */
  record Unreachable(String why) implements ExitStatus {}

  /** It began, and then the connection was cut or a deadline passed; {@code why} says which. */
  record CutOff(String why) implements ExitStatus {}
}
