package dee.bot.lab.load;

import java.time.Duration;

/**
 * The requests one group of clients sends to one instance, each on a connection of its own.
 *
 * @param path the page they ask for
 * @param perSecond how many start in a second
 * @param atMost how many start in all; 0: no end
 * @param patience how long they wait for the connection, and then for the answer
 * @param retries how often a failed request is tried again, at once
 */
public record Traffic(
    ClientKind kind, String path, double perSecond, int atMost, Duration patience, int retries) {

  /** Clients that ask for orders without end, and leave after two seconds. */
  public static Traffic orders(double perSecond) {
    return new Traffic(ClientKind.CLOSES, "/orders", perSecond, 0, Duration.ofSeconds(2), 0);
  }

  public Traffic as(ClientKind other) {
    return new Traffic(other, path, perSecond, atMost, patience, retries);
  }

  public Traffic atMost(int clients) {
    return new Traffic(kind, path, perSecond, clients, patience, retries);
  }

  /** The same clients, who do not take a failure for an answer. */
  public Traffic retrying(int times) {
    return new Traffic(kind, path, perSecond, atMost, patience, times);
  }

  /** For {@link LoadProgram}'s command line: {@code closes,/orders,79.0,0,PT2S,0}. */
  public String word() {
    return String.join(
        ",",
        kind.word(),
        path,
        Double.toString(perSecond),
        Integer.toString(atMost),
        patience.toString(),
        Integer.toString(retries));
  }

  static Traffic of(String word) {
    String[] parts = word.split(",", -1);
    return new Traffic(
        ClientKind.of(parts[0]),
        parts[1],
        Double.parseDouble(parts[2]),
        Integer.parseInt(parts[3]),
        Duration.parse(parts[4]),
        Integer.parseInt(parts[5]));
  }
}
