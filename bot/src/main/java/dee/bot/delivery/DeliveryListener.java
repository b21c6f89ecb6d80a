package dee.bot.delivery;

import dee.bot.room.Outbox.Letter;
import java.time.Instant;

/** Hears of what becomes of posts; must be quick. */
public interface DeliveryListener {

  /** Nobody listens. */
  DeliveryListener NOBODY =
      new DeliveryListener() {
        @Override
        public void shown(Letter letter, Instant at) {}

        @Override
        public void failed(Letter letter) {}
      };

  /** It is there for everyone to read since then. */
  void shown(Letter letter, Instant at);

  /** It could not be shown, and is tried again. */
  void failed(Letter letter);
}
