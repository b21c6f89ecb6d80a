package dee.bot.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The packets of one connection as the timeline keeps them, to be shown to people as a ladder.
 *
 * @param shows what it shows, one sentence
 * @param condition the condition of the causal map it belongs to
 * @param steps in time
 * @param captured where, in words: {@code on orders-1 and on Dee's host}
 * @param evidence the ids of the captures
 */
public record Exchange(
    String shows,
    String condition,
    Party client,
    Party server,
    List<Step> steps,
    String captured,
    List<String> evidence) {

  public Exchange {
    steps = List.copyOf(steps);
    evidence = List.copyOf(evidence);
  }

  /**
   * One end.
   *
   * @param name who it is: {@code Dee's host}, {@code a client}, {@code orders-1}
   * @param address with its port
   */
  public record Party(String name, String address) {}

  /** One line of the ladder. */
  public sealed interface Step permits Arrow, Pause {}

  /**
   * One packet.
   *
   * @param at by the clock of the machine that captured it
   * @param after since the first packet
   * @param from who sent it, or in whose name it came
   * @param what its flags and bytes: {@code SYN}, {@code 120 bytes}, {@code RST,ACK}
   * @param note what to see in it; often empty
   * @param seen where it was seen
   * @param telling whether it is the one that matters
   */
  public record Arrow(
      Instant at, Duration after, Sender from, String what, String note, Seen seen, boolean telling)
      implements Step {

    /** Whether it ends a connection without a farewell. */
    public boolean resets() {
      return what.contains("RST");
    }
  }

  /**
   * A while without packets, or packets that are not shown.
   *
   * @param omitted how many; 0 when nothing was sent
   */
  public record Pause(Duration length, long omitted) implements Step {}

  /** Who sent a packet. */
  public enum Sender {
    CLIENT,
    SERVER,
    /** Somebody else, in the server's name. */
    OTHER_AS_SERVER
  }

  /** Which of the two captures has a packet. */
  public enum Seen {
    /** Both. */
    BOTH,
    /** Only that near the client: it never came to the server, or never left it. */
    CLIENT_ONLY,
    /** Only that at the server. */
    SERVER_ONLY,
    /** There was one capture. */
    ONE_CAPTURE
  }

  /** The packets, in time. */
  public List<Arrow> arrows() {
    return steps.stream()
        .flatMap(step -> step instanceof Arrow arrow ? Stream.of(arrow) : Stream.of())
        .toList();
  }

  /** The packet that matters most, if one does. */
  public Optional<Arrow> telling() {
    return arrows().stream().filter(Arrow::telling).findFirst();
  }
}
