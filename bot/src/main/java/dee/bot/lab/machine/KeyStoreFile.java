package dee.bot.lab.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Makes a key for a service that speaks TLS, and a certificate that nobody but itself vouches for.
 */
public final class KeyStoreFile {

  private KeyStoreFile() {}

  /**
   * Has the keytool of this program's own JDK write it: half a second.
   *
   * @throws LabException when it does not
   */
  public static void make(Path file) {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    try {
      Process process =
          new ProcessBuilder(
                  keytool,
                  "-genkeypair",
                  "-alias",
                  "orders",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=orders",
                  "-validity",
                  "2",
                  "-storetype",
                  "PKCS12",
                  "-storepass",
                  "changeit",
                  "-keystore",
                  file.toString())
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new LabException("no key can be made for a service that speaks TLS: " + said.strip());
      }
    } catch (IOException e) {
      throw new LabException(
          "no key can be made for a service that speaks TLS: it needs the keytool of a JDK", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted while a key was made", e);
    }
  }
}
