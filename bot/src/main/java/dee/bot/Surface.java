package dee.bot;

import dee.bot.health.Vitals;
import dee.bot.room.Channel;
import dee.bot.room.Room;
import dee.bot.room.Text;
import java.util.List;
import java.util.Optional;

/** A place where people meet Dee: a terminal, a stream of lines, a channel on Discord. */
interface Surface {

  /** Where what concerns incidents is shown, out of the outbox. */
  Channel channel();

  /** Where everyone reads what concerns no incident. */
  Room room();

  /** Begins to take what people say; the station is up. */
  default void start(Station station) {}

  /** Something was written; must be quick. */
  default void written() {}

  /** Takes nothing more; what was handed over is still shown. */
  default void close() {}

  /** Why nothing can be shown here now; empty when it can, or when it is another Dee's to speak. */
  default Optional<Text> away() {
    return Optional.empty();
  }

  /** All that is wrong with it, the worst first, each with what to do. */
  default List<Text> troubles() {
    return List.of();
  }

  /** Where its gateway is; empty when it has none. */
  default Optional<Vitals.Gateway> gateway() {
    return Optional.empty();
  }

  /** One whose room is all there is. */
  static Surface of(Room room) {
    return new Surface() {
      @Override
      public Channel channel() {
        return letter -> room.say(letter.post());
      }

      @Override
      public Room room() {
        return room;
      }
    };
  }
}
