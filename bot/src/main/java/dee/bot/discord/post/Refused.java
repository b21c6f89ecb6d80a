package dee.bot.discord.post;

/** Discord will not do this, however often it is asked; what else can be done depends on why. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Why why;

  /** What Discord says is in the way. */
  enum Why {
    MESSAGE_GONE,
    CHANNEL_GONE,
    THREAD_EXISTS,
    THREAD_ARCHIVED,
    THREAD_LOCKED,
    FORM
  }

  Refused(Why why, String said) {
    super(said);
    this.why = why;
  }

  Why why() {
    return why;
  }
}
