package dee.bot.ssh;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import dee.bot.ssh.LoginKeys.Keys;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns what JSch throws into what was tried and what a person can do about it. */
final class LoginRefusal {

  private static final List<String> HUNG_UP =
      List.of("closed by foreign host", "End of IO Stream", "Connection reset", "Broken pipe");

  private LoginRefusal() {}

  static String of(Route route, boolean jumped, Throwable problem) {
    List<Throwable> causes = Stream.iterate(problem, t -> t != null, Throwable::getCause).toList();
    for (Throwable cause : causes) {
      switch (cause) {
        case UnknownHostException _ -> {
          return "the name "
              + route.address().host()
              + " has no address. Is it spelt right in the inventory, and known to this machine's DNS?";
        }
        case NoRouteToHostException _ -> {
          return "no route to "
              + route.address()
              + ". Is the machine up, and does a firewall reject?";
        }
        case SocketTimeoutException _ -> {
          return noAnswer(route, "");
        }
        case ConnectException _ -> {
          return route.address() + " refused the connection. Does sshd run there, on that port?";
        }
        case JSchAlgoNegoFailException e -> {
          return route.address() + " shares no algorithm with Dee: " + e.getMessage();
        }
        default -> {}
      }
    }
    return fromText(route, jumped, String.valueOf(problem.getMessage()));
  }

  /** Whether the server was reached and trusted, but did not take any of the keys. */
  static boolean notLetIn(Throwable problem) {
    String text = String.valueOf(problem.getMessage());
    return text.startsWith("Auth ") || tooMany(problem);
  }

  /** Whether the server closed the connection before anything was decided. */
  static boolean hungUp(Throwable problem) {
    return !notLetIn(problem) && hungUp(String.valueOf(problem.getMessage()));
  }

  private static boolean hungUp(String text) {
    return HUNG_UP.stream().anyMatch(text::contains);
  }

  private static boolean tooMany(Throwable problem) {
    return String.valueOf(problem.getMessage()).contains("Too many authentication failures");
  }

  static String notLetIn(Route route, Keys keys, Optional<String> methods, Throwable problem) {
    String by = methods.map(m -> " The server lets in by: " + m + ".").orElse("");
    String many =
        tooMany(problem) ? " It gave up after too many keys: name the one identity that fits." : "";
    return "%s did not let %s in. Tried: %s.%s%s Add one of these public keys to ~%s/.ssh/authorized_keys there, or name the right user or identity in the inventory."
        .formatted(
            route.address(), route.user(), String.join(", ", keys.tried()), by, many, route.user());
  }

  private static String fromText(Route route, boolean jumped, String text) {
    if (jumped && text.contains("channel is not opened")) {
      return "%s could not connect to %s for us. Is the address right as seen from there, and does its sshd allow TCP forwarding?"
          .formatted(route.via().map(Route::name).orElse("the jump host"), route.address());
    }
    if (text.contains("invalid server's version string")) {
      return route.address()
          + " is no SSH server: what it says first is no greeting of SSH. Is the port right in the inventory?";
    }
    if (hungUp(text)) {
      return route.address()
          + " closed the connection before the login. Too many logins at once (MaxStartups), a ban (fail2ban), or no SSH server?";
    }
    return "no SSH session with " + route.address() + ": " + text;
  }

  static String noAnswer(Route route, String within) {
    return "no answer from "
        + route.address()
        + within
        + ". Is the machine up, and does a firewall drop packets?";
  }
}
