package dee.bot.lab;

import dee.bot.lab.machine.LabException;
import java.util.Optional;

/**
 * Starts an instance's process again, at once, whenever it has ended, as a service manager does.
 */
final class Reviver implements AutoCloseable {

  private final Cast cast;
  private final RunningInstance instance;
  private final Thread thread;

  private Reviver(Cast cast, RunningInstance instance) {
    this.cast = cast;
    this.instance = instance;
    this.thread = Thread.ofPlatform().daemon(true).name("reviver").unstarted(this::run);
  }

  static Reviver start(Cast cast, RunningInstance instance) {
    Reviver reviver = new Reviver(cast, instance);
    reviver.thread.start();
    return reviver;
  }

  private void run() {
    try {
      while (true) {
        Optional<Process> process = instance.program();
        if (process.isPresent()) {
          int _ = process.get().waitFor();
        }
        reviveUnlessReplaced(process);
      }
    } catch (InterruptedException | LabException _) {
      // The lab is ending: whatever runs is the reaper's.
    }
  }

  private void reviveUnlessReplaced(Optional<Process> ended) {
    synchronized (instance) {
      if (instance.program().equals(ended)) {
        cast.start(instance);
      }
    }
  }

  /** Starts it no more. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
