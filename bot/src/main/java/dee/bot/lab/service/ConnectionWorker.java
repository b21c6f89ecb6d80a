package dee.bot.lab.service;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Serves the requests of one connection, then closes it, or forgets to. */
final class ConnectionWorker {

  private static final Duration IDLE_LIMIT = Duration.ofMinutes(5);
  private static final Duration SHORT_IDLE_LIMIT = Duration.ofSeconds(2);
  private static final Duration SERIAL_IDLE_LIMIT = Duration.ofMillis(500);

  private final Handler handler;
  private final Fault fault;
  private final ServiceLog log;
  private final Visits visits;
  private final Queue<Socket> forgotten = new ConcurrentLinkedQueue<>();

  ConnectionWorker(Handler handler, Fault fault, ServiceLog log, Visits visits) {
    this.handler = handler;
    this.fault = fault;
    this.log = log;
    this.visits = visits;
  }

  void serve(Socket socket) {
    boolean keep = false;
    try {
      socket.setSoTimeout((int) idleLimit().toMillis());
      keep = answerAll(socket);
    } catch (IOException e) {
      log.warn("Connection of " + socket.getRemoteSocketAddress() + " ended: " + e.getMessage());
    } finally {
      if (!keep) {
        close(socket);
      }
    }
  }

  private Duration idleLimit() {
    if (fault.serial()) {
      return SERIAL_IDLE_LIMIT;
    }
    return fault == Fault.CLOSES_IDLE ? SHORT_IDLE_LIMIT : IDLE_LIMIT;
  }

  /** Whether the connection is to be kept for requests to come. */
  private boolean answerAll(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    while (true) {
      Optional<Request> request = Request.read(in);
      if (request.isPresent() && request.get().path().equals(Events.PATH)) {
        Events.push(socket.getOutputStream());
      }
      if (request.isEmpty() || !answer(socket, request.get()) || !request.get().keepAlive()) {
        return false;
      }
      if (fault == Fault.FORGETS_CONNECTIONS) {
        forgotten.add(socket);
        return true;
      }
    }
  }

  /** Whether there was an answer. */
  private boolean answer(Socket socket, Request request) throws IOException {
    long began = System.nanoTime();
    Reply reply;
    try {
      reply = handler.answer(request);
    } catch (IOException e) {
      log.error("Servlet.service() for servlet [orders] threw exception", e);
      visits.notAnswered(Duration.ofNanos(System.nanoTime() - began));
      return false;
    }
    socket.getOutputStream().write(reply.bytes(request.keepAlive()));
    visits.answered(request, reply.status(), Duration.ofNanos(System.nanoTime() - began));
    return true;
  }

  private void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      log.warn("Close failed: " + e.getMessage());
    }
  }
}
