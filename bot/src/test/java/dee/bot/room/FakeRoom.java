package dee.bot.room;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A room that remembers what was said. */
public final class FakeRoom implements Room {

  private final List<Post> posts = new CopyOnWriteArrayList<>();

  private Consumer<Post> listener = _ -> {};

  /** Has each post from now on told to a listener first. */
  public void listen(Consumer<Post> to) {
    listener = to;
  }

  @Override
  public void say(Post post) {
    listener.accept(post);
    posts.add(post);
  }

  public List<Post> posts() {
    return posts;
  }

  public <P extends Post> List<P> posts(Class<P> kind) {
    return posts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
