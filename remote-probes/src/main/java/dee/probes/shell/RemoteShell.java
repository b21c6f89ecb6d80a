package dee.probes.shell;

/** The port to one machine: runs scripts of probes there and leaves nothing behind. */
public interface RemoteShell extends AutoCloseable {

  /** The machine's name in the inventory. */
  String target();

  /**
   * Runs one script and waits for its answer. What goes wrong on the way (no route, an unknown host
   * key, a cut connection) is in the answer's {@link ScriptOutput#exit()}, never thrown.
   *
   * @throws InterruptedException when the run was cancelled; nothing keeps running on the target
   */
  ScriptOutput run(Script script) throws InterruptedException;

  @Override
  void close();
}
