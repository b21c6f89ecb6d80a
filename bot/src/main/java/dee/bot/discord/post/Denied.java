package dee.bot.discord.post;

/** Dee lacks a permission, or has one taken away; people must act before it can go on. */
final class Denied extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Denied(String said) {
    super(said);
  }
}
