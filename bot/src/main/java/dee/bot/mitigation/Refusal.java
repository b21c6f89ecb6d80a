package dee.bot.mitigation;

import dee.bot.room.Text;

/** Ends the making of a plan; what it says is for people. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Text why;

  Refusal(String key, Object... values) {
    super(key, null, false, false);
    this.why = Text.of(key, values);
  }

  Text why() {
    return why;
  }
}
