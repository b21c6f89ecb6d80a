package dee.bot.incident;

import dee.bot.incident.Exchange.Arrow;
import dee.bot.incident.Exchange.Party;
import dee.bot.incident.Exchange.Pause;
import dee.bot.incident.Exchange.Seen;
import dee.bot.incident.Exchange.Sender;
import dee.bot.incident.Exchange.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Connections that are shown. */
public final class Packets {

  public static final Instant FIRST = Instant.parse("2026-03-01T02:14:09.112Z");

  private Packets() {}

  /** The server's kernel resets a connection whose request was never read. */
  public static Exchange unread() {
    return new Exchange(
        "orders-1 closed a connection whose request it had not read; its kernel answered with a reset.",
        "close-with-unread-data",
        new Party("Dee's host", "198.18.3.254:40112"),
        new Party("orders-1", "198.18.3.1:8080"),
        List.of(
            arrow(0, Sender.CLIENT, "SYN", "", Seen.BOTH),
            arrow(0, Sender.SERVER, "SYN,ACK", "", Seen.BOTH),
            arrow(1, Sender.CLIENT, "120 bytes", "", Seen.BOTH),
            new Pause(Duration.ofMillis(50), 0),
            telling(
                51,
                Sender.SERVER,
                "RST,ACK",
                "orders-1's kernel: its IP-ID follows that of its own packets",
                Seen.BOTH)),
        "on orders-1 and on Dee's host",
        List.of("e19", "e20"));
  }

  /** A reset that comes from somewhere on the way. */
  public static Exchange injected() {
    return new Exchange(
        "Something between Dee's host and orders-2 reset the connection in the name of orders-2.",
        "injected-reset",
        new Party("Dee's host", "198.18.3.254:40112"),
        new Party("orders-2", "198.18.3.2:8080"),
        List.of(
            arrow(0, Sender.CLIENT, "SYN", "", Seen.BOTH),
            arrow(1, Sender.SERVER, "SYN,ACK", "", Seen.BOTH),
            arrow(1, Sender.CLIENT, "ACK", "", Seen.BOTH),
            arrow(2, Sender.CLIENT, "120 bytes", "", Seen.BOTH),
            new Pause(Duration.ofMillis(1200), 7),
            telling(
                1204,
                Sender.OTHER_AS_SERVER,
                "RST",
                "its TTL is 62, that of orders-2's own packets is 64",
                Seen.CLIENT_ONLY),
            arrow(1205, Sender.SERVER, "512 bytes", "sent after the reset", Seen.SERVER_ONLY),
            arrow(1206, Sender.CLIENT, "RST", "nobody holds it any more", Seen.CLIENT_ONLY)),
        "on orders-2 and on Dee's host",
        List.of("e19", "e20"));
  }

  /** As long as it gets: long names, IPv6, long notes, words of somebody else everywhere. */
  public static Exchange of(String word, int packets) {
    List<Step> steps = new ArrayList<>();
    IntStream.range(0, packets)
        .forEach(i -> {
          Sender from = Sender.values()[i % 3];
          Seen seen = Seen.values()[i % 4];
          steps.add(
              i == packets - 1
                  ? telling(i * 7919, from, word, word, seen)
                  : arrow(i * 7919, from, word, word, seen));
        });
    steps.add(1, new Pause(Duration.ofHours(3), 123_456_789));
    return new Exchange(
        word,
        word,
        new Party(word, "[2001:db8:1234:5678:9abc:def0:1234:5678]:40112"),
        new Party(word, "[2001:db8:ffff:ffff:ffff:ffff:ffff:fffe]:65535"),
        steps,
        word,
        List.of(word, "e20"));
  }

  /** The judgement with these packets. */
  public static Judgement shown(Judgement j, Exchange exchange) {
    return new Judgement(
        j.target(),
        j.service(),
        j.pid(),
        j.verdict(),
        j.symptoms(),
        j.causes(),
        j.chain(),
        j.ruledOut(),
        j.notChecked(),
        j.nextProbe(),
        j.facts(),
        Optional.of(exchange));
  }

  private static Arrow arrow(int millis, Sender from, String what, String note, Seen seen) {
    Duration after = Duration.ofMillis(millis);
    return new Arrow(FIRST.plus(after), after, from, what, note, seen, false);
  }

  private static Arrow telling(int millis, Sender from, String what, String note, Seen seen) {
    Duration after = Duration.ofMillis(millis);
    return new Arrow(FIRST.plus(after), after, from, what, note, seen, true);
  }
}
