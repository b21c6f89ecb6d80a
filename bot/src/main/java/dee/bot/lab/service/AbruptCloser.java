package dee.bot.lab.service;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a request to its end and closes with SO_LINGER 0: a reset, though nothing was left. */
final class AbruptCloser implements Consumer<Socket> {

  private final ServiceLog log;

  AbruptCloser(ServiceLog log) {
    this.log = log;
  }

  @Override
  public void accept(Socket socket) {
    try (socket) {
      Optional<Request> request = Request.read(socket.getInputStream());
      if (request.isPresent()) {
        socket.setSoLinger(true, 0);
      }
    } catch (IOException e) {
      log.warn("Connection of " + socket.getRemoteSocketAddress() + " ended: " + e.getMessage());
    }
  }
}
