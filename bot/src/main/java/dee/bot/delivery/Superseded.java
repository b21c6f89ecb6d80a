package dee.bot.delivery;

import dee.bot.room.Outbox.Letter;
import dee.bot.room.Post;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of the waiting letters need not be shown, because a later one takes their place. */
final class Superseded {

  private final Map<Object, Long> last = new HashMap<>();

  Superseded(List<Letter> waiting) {
    waiting.forEach(l -> place(l.post()).ifPresent(place -> last.put(place, l.id())));
  }

  boolean contains(Letter letter) {
    return place(letter.post())
        .filter(place -> last.getOrDefault(place, 0L) > letter.id())
        .isPresent();
  }

  /** What posts of the same place have in common; most have none. */
  private static Optional<Object> place(Post post) {
    if (post instanceof Post.Progress progress) {
      return Optional.of(List.of(progress.incident(), progress.key()));
    }
    return post instanceof Post.Card card ? Optional.of(card.incident().id()) : Optional.empty();
  }
}
