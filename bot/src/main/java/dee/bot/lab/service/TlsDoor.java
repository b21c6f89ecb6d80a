package dee.bot.lab.service;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** Lets in who speaks TLS; on whoever begins otherwise it closes without a word. */
final class TlsDoor implements Consumer<Socket> {

  /** How the lab closes its key stores; they hold nothing but a key for one scenario. */
  private static final char[] PASSWORD = "changeit".toCharArray();

  private static final int HANDSHAKE_RECORD = 22;

  private final SSLSocketFactory tls;
  private final Consumer<Socket> inside;
  private final ServiceLog log;

  private TlsDoor(SSLSocketFactory tls, Consumer<Socket> inside, ServiceLog log) {
    this.tls = tls;
    this.inside = inside;
    this.log = log;
  }

  static TlsDoor with(Path keyStore, Consumer<Socket> inside, ServiceLog log) throws IOException {
    try (InputStream file = Files.newInputStream(keyStore)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(file, PASSWORD);
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return new TlsDoor(context.getSocketFactory(), inside, log);
    } catch (GeneralSecurityException e) {
      throw new IOException("the key store cannot be used: " + keyStore, e);
    }
  }

  @Override
  public void accept(Socket socket) {
    try {
      int first = socket.getInputStream().read();
      if (first == HANDSHAKE_RECORD) {
        InputStream read = new ByteArrayInputStream(new byte[] {HANDSHAKE_RECORD});
        inside.accept(tls.createSocket(socket, read, true));
        return;
      }
      if (first >= 0) {
        log.warn("Handshake with " + socket.getRemoteSocketAddress() + " failed: not TLS");
        // Read all there is: what is closed with unread data is reset.
        socket.getInputStream().skipNBytes(socket.getInputStream().available());
      }
      socket.close();
    } catch (IOException e) {
      log.warn("Handshake with " + socket.getRemoteSocketAddress() + " failed: " + e.getMessage());
      closeQuietly(socket);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed then.
    }
  }
}
