package dee.probes.reachability;

import dee.probes.HostPort;
import dee.probes.reachability.Languages.Reply;
import dee.probes.reachability.Reachability.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * Sends the first message of TLS and looks whether a record of TLS comes back, be it a ServerHello
 * or an alert (RFC 8446, section 5.1). The handshake goes no further, so nobody is trusted and
 * nothing secret is sent.
 */
final class TlsGreeting implements Clients.Client {

  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;

  private final HostPort address;
  private final Patience patience;
  private final Socket socket = new Socket();
  private volatile Reply reply = Reply.NOTHING;

  TlsGreeting(HostPort address, Patience patience) {
    this.address = address;
    this.patience = patience;
  }

  @Override
  public void run() throws IOException {
    byte[] hello = hello();
    boolean connected = false;
    try (socket) {
      InetSocketAddress to =
          new InetSocketAddress(InetAddress.getByName(address.host()), address.port());
      socket.connect(to, Math.toIntExact(patience.connect().toMillis()));
      connected = true;
      PatientInput in = new PatientInput(socket);
      in.allow(patience.read());
      socket.getOutputStream().write(hello);
      reply = reply(in);
    } catch (IOException e) {
      if (HttpTry.isOfOwnHost(e)) {
        throw e;
      }
      String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
      if (connected && HttpTry.reading(e, message) == Result.RESET) {
        reply = Reply.RESET;
      }
    }
  }

  /** What has come back so far. */
  Reply reply() {
    return reply;
  }

  private byte[] hello() throws IOException {
    try {
      SSLEngine engine = SSLContext.getDefault().createSSLEngine(address.host(), address.port());
      engine.setUseClientMode(true);
      ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
      var _ = engine.wrap(ByteBuffer.allocate(0), record);
      return Arrays.copyOf(record.array(), record.position());
    } catch (NoSuchAlgorithmException e) {
      throw new SSLException("this JDK has no TLS", e);
    }
  }

  private static Reply reply(PatientInput in) throws IOException {
    int kind = in.read();
    if (kind < 0) {
      return Reply.CLOSED;
    }
    return (kind == HANDSHAKE || kind == ALERT) && in.read() == 3
        ? Reply.UNDERSTOOD
        : Reply.OTHER_LANGUAGE;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed then.
    }
  }
}
