package dee.bot.room;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A room that remembers what was said. */
public final class FakeRoom implements Room {

  private final List<Post> posts = new CopyOnWriteArrayList<>();

  @Override
  public void say(Post post) {
    posts.add(post);
  }

  public List<Post> posts() {
    return posts;
  }

  public <P extends Post> List<P> posts(Class<P> kind) {
    return posts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
