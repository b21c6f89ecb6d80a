package dee.bot.ssh;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** Carries a session's bytes through another session, as ProxyJump does: a direct-tcpip channel. */
final class JumpProxy implements Proxy {

  private final Session jump;
  private final JumpBuffer incoming = new JumpBuffer();
  private OutputStream outgoing = OutputStream.nullOutputStream();
  private @Nullable ChannelDirectTCPIP channel;

  JumpProxy(Session jump) {
    this.jump = jump;
  }

  @Override
  public void connect(SocketFactory sockets, String host, int port, int timeout)
      throws JSchException, IOException {
    ChannelDirectTCPIP opening = (ChannelDirectTCPIP) jump.openChannel("direct-tcpip");
    channel = opening;
    opening.setHost(host);
    opening.setPort(port);
    opening.setOutputStream(incoming.sink());
    outgoing = opening.getOutputStream();
    opening.connect(timeout);
    if (!opening.isConnected()) {
      throw new JSchException("channel is not opened.");
    }
  }

  @Override
  public InputStream getInputStream() {
    return incoming.source();
  }

  @Override
  public OutputStream getOutputStream() {
    return outgoing;
  }

  @Override
  public @Nullable Socket getSocket() {
    return null; // JSch then sets no time-outs on it
  }

  @Override
  public void close() {
    incoming.end();
    if (channel != null) {
      channel.disconnect();
    }
  }
}
