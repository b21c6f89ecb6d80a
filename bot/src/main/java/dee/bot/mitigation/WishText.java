package dee.bot.mitigation;

import dee.bot.command.Arguments;
import dee.bot.room.Cleaned;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a wish as people type it: {@code what:"restart-all-but 1" targets:orders-1,orders-2}. */
final class WishText {

  private static final Pattern ALL_BUT = Pattern.compile(Wish.RESTART_ALL_BUT + "[ -]([0-9]{1,3})");

  /** No name is longer, and no service has more instances. */
  private static final int LONGEST = 80;

  private static final int MOST = 1000;

  private WishText() {}

  /** The wish; empty when the number of instances to keep is none. */
  static Optional<Wish> read(Arguments arguments) {
    String what = Cleaned.line(arguments.text("what"), LONGEST);
    Matcher allBut = ALL_BUT.matcher(what);
    Optional<String> keep =
        arguments
            .optional("keep")
            .or(() -> allBut.matches() ? Optional.of(allBut.group(1)) : Optional.empty());
    if (keep.isPresent() && !keep.get().matches("[0-9]{1,3}")) {
      return Optional.empty();
    }
    List<String> targets =
        arguments.optional("targets").stream()
            .flatMap(t -> Arrays.stream(Cleaned.line(t, MOST * LONGEST).split("[, ]+")))
            .filter(t -> !t.isBlank())
            .map(t -> Cleaned.line(t, LONGEST))
            .limit(MOST)
            .toList();
    return Optional.of(
        new Wish(
            allBut.matches() ? Wish.RESTART_ALL_BUT : what,
            keep.map(k -> OptionalInt.of(Integer.parseInt(k))).orElse(OptionalInt.empty()),
            targets));
  }
}
