package dee.bot.alert;

/** Thrown when a request is not accepted; it has no stack trace, as it says nothing about Dee. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Refusal why;

  Refused(Refusal why) {
    this(why, why.says());
  }

  Refused(Refusal why, String detail) {
    super(detail, null, false, false);
    this.why = why;
  }

  Refusal why() {
    return why;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
