package dee.bot.store;

import dee.bot.room.Post;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts for everyone as rows: a kind that is never renamed, a version, a JSON body. A post in reply
 * to one person is not kept and is refused.
 */
final class PostCodec {

  static final int VERSION = 1;

  /** Every kind that everyone reads. */
  private static final List<Class<? extends Post>> CLASSES =
      List.of(
          Post.Announcement.class,
          Post.AlertPost.class,
          Post.Card.class,
          Post.Progress.class,
          Post.FindingPost.class,
          Post.ComparisonPost.class,
          Post.MitigationPost.class,
          Post.Question.class,
          Post.FilePost.class,
          Post.Notice.class,
          Post.UpdatePost.class,
          Post.DraftPost.class,
          Post.PlanPost.class);

  private static final Map<String, Class<? extends Post>> BY_KIND = new HashMap<>();

  static {
    CLASSES.forEach(type -> BY_KIND.put(EntryCodec.tag(type), type));
  }

  private final JsonMapper json = JsonMapper.builder().addModule(ExchangeSteps.module()).build();

  static String kind(Post post) {
    String kind = EntryCodec.tag(post.getClass());
    if (!BY_KIND.containsKey(kind)) {
      throw new IllegalArgumentException("a " + kind + " is a reply to one person, not for all");
    }
    return kind;
  }

  String body(Post post) {
    return EntryCodec.storable(json.writeValueAsString(post));
  }

  Post post(String kind, int version, String body) {
    Class<? extends Post> type =
        Optional.ofNullable(BY_KIND.get(kind))
            .filter(_ -> version == VERSION)
            .orElseThrow(() ->
                new StoreException(
                    "a post of kind "
                        + kind
                        + " in version "
                        + version
                        + " was written by another version of Dee; use that one"));
    try {
      return json.readValue(body, type);
    } catch (JacksonException e) {
      throw new StoreException(
          "a post of kind " + kind + " cannot be read: " + e.getOriginalMessage(), e);
    }
  }
}
