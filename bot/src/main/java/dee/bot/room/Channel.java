package dee.bot.room;

import dee.bot.room.Outbox.Letter;

/** The port to a place that everyone reads. */
public interface Channel {

  /**
   * Shows a post and returns when it is there. A channel that remembers keys shows one only once. A
   * {@link Post.Progress} or {@link Post.Card} takes the place of the one with the same key of its
   * own before it.
   *
   * @throws ChannelUnavailable when it could not be shown now; it will be tried again
   */
  void show(Letter letter) throws InterruptedException;

  /** Thrown when a post could not be shown; the message says why. */
  final class ChannelUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ChannelUnavailable(String why) {
      super(why);
    }
  }
}
