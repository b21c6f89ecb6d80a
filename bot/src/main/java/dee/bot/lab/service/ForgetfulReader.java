package dee.bot.lab.service;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Opens something after each connection was served and closed, and forgets to close it. */
final class ForgetfulReader implements Consumer<Socket> {

  private final Consumer<Socket> before;
  private final LeakingHandler.Opener opener;
  private final ServiceLog log;
  private final Queue<Closeable> leaked = new ConcurrentLinkedQueue<>();

  ForgetfulReader(Consumer<Socket> before, LeakingHandler.Opener opener, ServiceLog log) {
    this.before = before;
    this.opener = opener;
    this.log = log;
  }

  @Override
  public void accept(Socket socket) {
    before.accept(socket);
    try {
      leaked.add(opener.open());
    } catch (IOException e) {
      log.error("The prices could not be read", e);
    }
  }
}
