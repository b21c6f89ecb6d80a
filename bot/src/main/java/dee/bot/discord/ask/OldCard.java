package dee.bot.discord.ask;

import dee.bot.room.Post;

/** What is said of buttons and commands that this Dee does not know. */
final class OldCard {

  private OldCard() {}

  static Post notice() {
    return Post.Notice.warning("ask.old-card");
  }
}
