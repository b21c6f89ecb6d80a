package dee.bot.ssh;

import dee.bot.ssh.HostKeyCheck.Offered;
import dee.bot.ssh.KnownHosts.Line;
import dee.bot.ssh.KnownHosts.Marker;
import dee.bot.ssh.KnownHosts.Verdict;
import dee.probes.HostPort;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says why a host key is not trusted and what a person has to do about it. */
final class HostKeyRefusal {

  private HostKeyRefusal() {}

  /** The message; empty when the key is trusted. */
  static Optional<String> of(HostPort host, Offered offered, List<Path> files) {
    String shown = offered.type() + " " + fingerprint(offered.key());
    return switch (offered.verdict()) {
      case Verdict.Trusted _ -> Optional.empty();
      case Verdict.Revoked(Line line) ->
          Optional.of(
              "the host key of %s is revoked: it offers %s, which %s marks as @revoked. Do not go on: whoever has the stolen key may be answering. Give the host a new key."
                  .formatted(host, shown, line.place()));
      case Verdict.Changed(Line line) ->
          Optional.of(
              "the host key of %s has CHANGED: it offers %s, but %s has %s. Do not go on unless you know why (the machine was built anew?): someone may be answering in its place. If you do know, check the fingerprint on the machine's console, then replace that line (ssh-keygen -R '%s' -f %s)."
                  .formatted(
                      host,
                      shown,
                      line.place(),
                      fingerprint(line.key()),
                      KnownHosts.name(host),
                      line.file()));
      case Verdict.Unknown(List<Line> others) -> Optional.of(unknown(host, shown, others, files));
    };
  }

  private static String unknown(HostPort host, String shown, List<Line> others, List<Path> files) {
    String file = files.isEmpty() ? "a known_hosts file" : files.getFirst().toString();
    String looked = files.stream().map(Path::toString).collect(Collectors.joining(", "));
    return "the host key of %s is unknown: it offers %s, which is not in %s.%s To trust it, run ssh-keyscan -p %d %s, check that fingerprint against the machine's own (on its console: ssh-keygen -lf /etc/ssh/ssh_host_*_key.pub), and add the line to %s."
        .formatted(host, shown, looked, others(others), host.port(), host.host(), file);
  }

  private static String others(List<Line> others) {
    if (others.isEmpty()) {
      return "";
    }
    return others.stream()
        .map(line ->
            line.marker() == Marker.CERT_AUTHORITY
                ? line.place() + " names an authority, but the host showed no certificate of it"
                : line.place() + " has a key of another type (" + line.type() + ")")
        .collect(Collectors.joining("; ", " (", ".)"));
  }

  /** As {@code ssh-keygen -l} prints it: {@code SHA256:…}. */
  static String fingerprint(String key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(key));
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IllegalArgumentException _) {
      return "an unreadable key";
    }
  }
}
