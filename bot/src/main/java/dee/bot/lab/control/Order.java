package dee.bot.lab.control;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the lab is asked to do with one of its instances. */
public record Order(Verb verb, String instance) {

  /** What can be asked. */
  public enum Verb {
    /** End the process and start the same program again. */
    RESTART,
    /** Let no more requests of the clients go there. */
    DRAIN,
    /** Let them go there again. */
    RESTORE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Reads {@code restart orders-1}. */
  static Optional<Order> read(String line) {
    String[] words = line.strip().split(" ", -1);
    return words.length != 2
        ? Optional.empty()
        : Stream.of(Verb.values())
            .filter(verb -> verb.word().equals(words[0]))
            .findFirst()
            .map(verb -> new Order(verb, words[1]));
  }
}
