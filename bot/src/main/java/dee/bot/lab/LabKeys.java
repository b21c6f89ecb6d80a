package dee.bot.lab;

import dee.probes.HostPort;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/**
 * The lab's own keys in a folder, as OpenSSH keeps them: made when absent, shared by its servers.
 */
record LabKeys(KeyPair user, KeyPair host, Path directory) {

  private static final String USER = "id_ed25519";
  private static final String HOST = "ssh_host_ed25519_key";

  /** The keys in that folder; what is absent is generated. */
  static synchronized LabKeys in(Path directory) {
    try {
      Files.createDirectories(directory);
      return new LabKeys(key(directory.resolve(USER)), key(directory.resolve(HOST)), directory);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("cannot make the lab's keys in " + directory, e);
    }
  }

  Path userFile() {
    return directory.resolve(USER);
  }

  Path knownHostsFile() {
    return directory.resolve("known_hosts");
  }

  /** Writes the host key down as the one of that address, once. */
  void remember(HostPort address) {
    synchronized (LabKeys.class) {
      String line =
          "["
              + address.host()
              + "]:"
              + address.port()
              + " "
              + PublicKeyEntry.toString(host.getPublic());
      Path file = knownHostsFile();
      try {
        List<String> known = Files.exists(file) ? Files.readAllLines(file) : List.of();
        if (!known.contains(line)) {
          Files.writeString(
              file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
      } catch (IOException e) {
        throw new IllegalStateException("cannot write " + file, e);
      }
    }
  }

  private static KeyPair key(Path file) throws IOException, GeneralSecurityException {
    if (Files.exists(file)) {
      return new FileKeyPairProvider(file).loadKeys(null).iterator().next();
    }
    KeyPair made = SecurityUtils.getKeyPairGenerator(SecurityUtils.ED25519).generateKeyPair();
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(file)) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(made, "dee lab", null, out);
    }
    Files.writeString(
        Path.of(file + ".pub"),
        PublicKeyEntry.toString(made.getPublic()) + " dee lab\n",
        StandardCharsets.US_ASCII);
    return made;
  }
}
