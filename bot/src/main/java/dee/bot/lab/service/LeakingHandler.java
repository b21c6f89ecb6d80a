package dee.bot.lab.service;

import java.io.Closeable;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Opens something for each request and forgets to close it. */
final class LeakingHandler implements Handler {

  /** Opens what is leaked. */
  @FunctionalInterface
  interface Opener {
    Closeable open() throws IOException;
  }

  private final Opener opener;
  private final Queue<Closeable> leaked = new ConcurrentLinkedQueue<>();

  LeakingHandler(Opener opener) {
    this.opener = opener;
  }

  @Override
  public Reply answer(Request request) throws IOException {
    leaked.add(opener.open());
    return Reply.ok("17 orders\n");
  }
}
