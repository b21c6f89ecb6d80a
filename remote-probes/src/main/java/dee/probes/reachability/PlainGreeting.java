package dee.probes.reachability;

import dee.probes.HostPort;
import dee.probes.reachability.Languages.Reply;
import java.io.IOException;

/** Sends a plain request of HTTP and looks whether an answer of HTTP comes back. */
final class PlainGreeting implements Clients.Client {

  private final HttpTry request;
  private volatile Reply reply = Reply.NOTHING;

  PlainGreeting(HostPort address, String path, Patience patience) {
    request = new HttpTry(address, path, patience);
  }

  @Override
  public void run() throws IOException {
    reply =
        switch (request.run().result()) {
          case ANSWERED -> Reply.UNDERSTOOD;
          case NOT_HTTP -> Reply.OTHER_LANGUAGE;
          case EMPTY_REPLY -> Reply.CLOSED;
          case RESET -> Reply.RESET;
          case REFUSED, CONNECT_TIMEOUT, READ_TIMEOUT, UNRESOLVED, NO_ROUTE, OTHER -> Reply.NOTHING;
        };
  }

  /** What has come back so far. */
  Reply reply() {
    return reply;
  }

  @Override
  public void close() {
    request.close();
  }
}
