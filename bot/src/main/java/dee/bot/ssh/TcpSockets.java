package dee.bot.ssh;

import com.jcraft.jsch.SocketFactory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/**
 * The TCP connection of one session: tries each address of the name, reads in large pieces (JSch
 * reads single bytes), and can be cut from another thread at any moment.
 */
final class TcpSockets implements SocketFactory {

  private static final int READ_AHEAD = 32 * 1024;

  private final Duration deadline;
  private volatile Optional<Socket> socket = Optional.empty();
  private volatile boolean connected;
  private volatile boolean cut;

  TcpSockets(Duration deadline) {
    this.deadline = deadline;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    IOException last = new IOException("no address");
    for (InetAddress address : InetAddress.getAllByName(host)) {
      Socket candidate = new Socket();
      socket = Optional.of(candidate);
      try {
        if (cut) {
          throw new IOException("given up");
        }
        candidate.setTcpNoDelay(true);
        candidate.connect(new InetSocketAddress(address, port), (int) deadline.toMillis());
        connected = true;
        return candidate;
      } catch (IOException e) {
        candidate.close();
        last = e;
      }
    }
    throw last;
  }

  @Override
  public InputStream getInputStream(Socket from) throws IOException {
    return new BufferedInputStream(from.getInputStream(), READ_AHEAD);
  }

  @Override
  public OutputStream getOutputStream(Socket to) throws IOException {
    return to.getOutputStream();
  }

  /** Whether TCP got through. */
  boolean connected() {
    return connected;
  }

  /** Ends the connection without a word; whoever waits on it is woken. */
  void cut() {
    cut = true;
    socket.ifPresent(s -> {
      try {
        s.close();
      } catch (IOException _) {
        // It is gone, as wanted.
      }
    });
  }
}
