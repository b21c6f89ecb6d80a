package dee.bot.ssh;

import dee.probes.HostPort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The host keys one knows (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT"), read and never written:
 *
 * <pre>{@code
 * web-1,10.0.0.5 ssh-ed25519 AAAA…
 * [web-2]:2222 ssh-ed25519 AAAA…
 * |1|salt=|hash= ssh-rsa AAAA…
 * @revoked * ssh-ed25519 AAAA…
 * @cert-authority *.example.net ssh-ed25519 AAAA…
 * }</pre>
 */
final class KnownHosts {

  /** What a line says before its hosts. */
  enum Marker {
    NONE,
    REVOKED,
    CERT_AUTHORITY
  }

  /**
   * One line.
   *
   * @param key the key in base64
   */
  record Line(Path file, int number, Marker marker, String hosts, String type, String key) {

    /** For messages: {@code /root/.ssh/known_hosts:12}. */
    String place() {
      return file + ":" + number;
    }
  }

  /** What the files say about a key that a host offers. */
  sealed interface Verdict {
    record Trusted(Line line) implements Verdict {}

    record Revoked(Line line) implements Verdict {}

    /** Another key of the same type is known for that host. */
    record Changed(Line line) implements Verdict {}

    /** No key of that type is known; {@code others} are lines for the host that do not help. */
    record Unknown(List<Line> others) implements Verdict {}
  }

  private final List<Line> lines;
  private final List<Path> files;

  private KnownHosts(List<Line> lines, List<Path> files) {
    this.lines = List.copyOf(lines);
    this.files = List.copyOf(files);
  }

  /**
   * Reads these files; absent ones are empty, lines that are no host keys are skipped. Throws
   * {@link UnreadableFile}.
   */
  static KnownHosts read(List<Path> files) {
    List<Line> lines = new ArrayList<>();
    for (Path file : files) {
      try {
        if (Files.exists(file)) {
          lines.addAll(
              parse(file, Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList()));
        }
      } catch (IOException e) {
        throw new UnreadableFile(file, e);
      }
    }
    return new KnownHosts(lines, files);
  }

  static List<Line> parse(Path file, List<String> text) {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String raw : text) {
      number++;
      List<String> words = Arrays.asList(raw.strip().split("[ \t]+"));
      Marker marker =
          switch (words.getFirst()) {
            case "@revoked" -> Marker.REVOKED;
            case "@cert-authority" -> Marker.CERT_AUTHORITY;
            default -> Marker.NONE;
          };
      int hosts = marker == Marker.NONE ? 0 : 1;
      boolean aKey = words.size() >= hosts + 3 && !raw.strip().startsWith("#");
      if (aKey && words.get(hosts + 2).startsWith("AAAA")) {
        lines.add(
            new Line(
                file,
                number,
                marker,
                words.get(hosts),
                words.get(hosts + 1),
                words.get(hosts + 2)));
      }
    }
    return lines;
  }

  List<Path> files() {
    return files;
  }

  /** The lines about that host, in the order of the files. */
  List<Line> about(HostPort host) {
    String name = name(host);
    return lines.stream().filter(line -> matches(line.hosts(), name)).toList();
  }

  /** The same without the lines about other hosts. */
  KnownHosts only(HostPort host) {
    return new KnownHosts(about(host), files);
  }

  /** Whether that host may be trusted by that key, in base64. A revocation always wins. */
  Verdict judge(HostPort host, String type, String key) {
    List<Line> about = about(host);
    Optional<Line> revoked = find(about, Marker.REVOKED, key);
    if (revoked.isPresent()) {
      return new Verdict.Revoked(revoked.get());
    }
    Optional<Line> trusted = find(about, Marker.NONE, key);
    if (trusted.isPresent()) {
      return new Verdict.Trusted(trusted.get());
    }
    return about.stream()
        .filter(line -> line.marker() == Marker.NONE && line.type().equals(type))
        .findFirst()
        .<Verdict>map(Verdict.Changed::new)
        .orElseGet(() ->
            new Verdict.Unknown(
                about.stream().filter(line -> line.marker() != Marker.REVOKED).toList()));
  }

  private static Optional<Line> find(List<Line> about, Marker marker, String key) {
    return about.stream().filter(l -> l.marker() == marker && l.key().equals(key)).findFirst();
  }

  /** A host as these files name it: bare on port 22, else {@code [host]:port}. */
  static String name(HostPort host) {
    String bare = host.host().toLowerCase(Locale.ROOT);
    return host.port() == 22 ? bare : "[" + bare + "]:" + host.port();
  }

  private static boolean matches(String hosts, String name) {
    return hosts.startsWith("|1|")
        ? hashed(hosts, name)
        : HostPatterns.matches(Arrays.asList(hosts.split(",", -1)), name);
  }

  private static boolean hashed(String hosts, String name) {
    String[] parts = hosts.split("\\|", -1);
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[2]), "HmacSHA1"));
      byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
      return parts.length == 4 && MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts[3]));
    } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException _) {
      return false;
    }
  }
}
