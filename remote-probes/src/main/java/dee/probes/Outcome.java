package dee.probes;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a probe learned, or why it learned nothing; never null, and never a zero for "could not
 * look".
 */
public sealed interface Outcome<R> {

  /** The question was answered. */
  record Measured<R>(R value) implements Outcome<R> {}

  /** The question could not be asked; {@code detail} says so in words for a person. */
  record Unavailable<R>(Reason reason, String detail) implements Outcome<R> {}

  /** There was an answer, but it could not be read; {@code problem} says what was odd about it. */
  record Malformed<R>(String problem) implements Outcome<R> {}

  /** Why a probe could not look. */
  enum Reason {
    TOOL_MISSING("tool missing"),
    NOT_PERMITTED("not permitted"),
    NO_SUCH_PROCESS("no such process"),
    NOT_THERE("not there"),
    UNREACHABLE("unreachable"),
    TIMED_OUT("timed out"),
    NOT_CONFIGURED("not configured"),
    NOT_ASKED("not asked"),
    NOT_NEEDED("not needed");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    /** The reason as people read it. */
    public String words() {
      return words;
    }
  }

  static <R> Outcome<R> measured(R value) {
    return new Measured<>(value);
  }

  static <R> Outcome<R> unavailable(Reason reason, String detail) {
    return new Unavailable<>(reason, detail);
  }

  static <R> Outcome<R> malformed(String problem) {
    return new Malformed<>(problem);
  }

  /** The measured value, if there is one. */
  default Optional<R> asOptional() {
    return this instanceof Measured<R>(R value) ? Optional.of(value) : Optional.empty();
  }

  /** Why there is no value, in words; empty when it was measured. */
  default Optional<String> whyNot() {
    return switch (this) {
      case Measured<R> _ -> Optional.empty();
      case Unavailable<R>(Reason reason, String detail) ->
          Optional.of(detail.isEmpty() ? reason.words() : reason.words() + ": " + detail);
      case Malformed<R>(String problem) -> Optional.of("unreadable answer: " + problem);
    };
  }

  /** The same outcome with its value, if any, turned into another. */
  default <S> Outcome<S> map(Function<? super R, ? extends S> change) {
    return switch (this) {
      case Measured<R>(R value) -> new Measured<>(change.apply(value));
      case Unavailable<R>(Reason reason, String detail) -> new Unavailable<>(reason, detail);
      case Malformed<R>(String problem) -> new Malformed<>(problem);
    };
  }
}
