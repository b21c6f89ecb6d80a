package dee.bot.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import dee.bot.ssh.KnownHosts.Line;
import dee.bot.ssh.KnownHosts.Marker;
import dee.bot.ssh.KnownHosts.Verdict;
import dee.probes.HostPort;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides on one host's key for one connection and remembers why; what JSch asks its repository of
 * host keys for. It never learns a key.
 */
final class HostKeyCheck implements HostKeyRepository {

  private final KnownHosts knownHosts;
  private final HostPort host;
  private volatile Optional<Offered> offered = Optional.empty();

  /** What the host showed and what came of it; the key is in base64. */
  record Offered(String type, String key, Verdict verdict) {}

  HostKeyCheck(KnownHosts knownHosts, HostPort host) {
    this.knownHosts = knownHosts.only(host);
    this.host = host;
  }

  /** The key that was offered, once it was. */
  Optional<Offered> offered() {
    return offered;
  }

  /** Whether some authority may vouch for the host. */
  boolean hasAuthority() {
    return knownHosts.about(host).stream().anyMatch(l -> l.marker() == Marker.CERT_AUTHORITY);
  }

  /** Why the key was refused and what to do; empty when it was not. */
  Optional<String> refusal() {
    return offered.flatMap(o -> HostKeyRefusal.of(host, o, knownHosts.files()));
  }

  @Override
  public int check(String name, byte[] key) {
    String type = type(key);
    String encoded = Base64.getEncoder().encodeToString(key);
    Verdict verdict = knownHosts.judge(host, type, encoded);
    offered = Optional.of(new Offered(type, encoded, verdict));
    return switch (verdict) {
      case Verdict.Trusted _ -> OK;
      case Verdict.Changed _, Verdict.Revoked _ -> CHANGED;
      case Verdict.Unknown _ -> NOT_INCLUDED;
    };
  }

  /** All lines about the host: JSch looks for authorities among them. */
  @Override
  public HostKey[] getHostKey() {
    return keys("*", line -> true);
  }

  /** The host's own keys, for JSch to ask for one of their types, and revoked ones. */
  @Override
  public HostKey[] getHostKey(String name, @Nullable String type) {
    return keys(
        name,
        line ->
            line.marker() != Marker.CERT_AUTHORITY && (type == null || type.equals(line.type())));
  }

  private HostKey[] keys(String name, Predicate<Line> wanted) {
    List<HostKey> keys = new ArrayList<>();
    for (Line line : knownHosts.about(host)) {
      if (wanted.test(line)) {
        try {
          byte[] key = Base64.getDecoder().decode(line.key());
          keys.add(new HostKey(marker(line), name, HostKey.GUESS, key, ""));
        } catch (JSchException | IllegalArgumentException _) {
          // A damaged line vouches for nothing.
        }
      }
    }
    return keys.toArray(HostKey[]::new);
  }

  private static String marker(Line line) {
    return switch (line.marker()) {
      case NONE -> "";
      case REVOKED -> "@revoked";
      case CERT_AUTHORITY -> "@cert-authority";
    };
  }

  /** The first string of a public key blob (RFC 4253, 6.6). */
  private static String type(byte[] key) {
    ByteBuffer buffer = ByteBuffer.wrap(key);
    int length = key.length < 4 ? 0 : buffer.getInt();
    if (length <= 0 || length > buffer.remaining()) {
      return "unreadable";
    }
    return new String(key, 4, length, StandardCharsets.US_ASCII);
  }

  @Override
  public String getKnownHostsRepositoryID() {
    return knownHosts.files().toString();
  }

  @Override
  public void add(HostKey key, UserInfo user) {
    throw new UnsupportedOperationException("host keys are never learned");
  }

  @Override
  public void remove(String name, String type) {
    throw new UnsupportedOperationException("host keys are never forgotten");
  }

  @Override
  public void remove(String name, String type, byte[] key) {
    throw new UnsupportedOperationException("host keys are never forgotten");
  }
}
