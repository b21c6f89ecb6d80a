package dee.bot.lab.service;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends this process when the one that started it is gone, however it went: the parent holds our
 * standard input open.
 */
public final class ParentWatch {

  private ParentWatch() {}

  /** Watches from a daemon thread. */
  public static void start() {
    Thread.ofPlatform().name("parent-watch").daemon(true).start(() -> haltAtEnd(System.in));
  }

  private static void haltAtEnd(InputStream parent) {
    try {
      while (parent.read() >= 0) {
        // Nothing is ever written; only the end matters.
      }
    } catch (IOException _) {
      // A broken pipe is an end as well.
    }
    Runtime.getRuntime().halt(0);
  }
}
