package dee.bot.room;

import dee.bot.incident.Errand;
import dee.bot.incident.Happening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is written together: all of it or nothing.
 *
 * @param entries for the timeline, in order
 * @param posts for everyone to read, in order
 * @param appointments errands to set
 */
public record Deed(List<Happening> entries, List<Post> posts, List<Appointment> appointments) {

  /** It was decided to do nothing. */
  public static final Deed NOTHING = new Deed(List.of(), List.of(), List.of());

  /** An errand, and when it is to be done. */
  public record Appointment(Errand errand, Instant at) {}

  public Deed {
    entries = List.copyOf(entries);
    posts = List.copyOf(posts);
    appointments = List.copyOf(appointments);
  }

  public static Deed of(Happening... entries) {
    return new Deed(List.of(entries), List.of(), List.of());
  }

  public Deed and(Happening... more) {
    return new Deed(joined(entries, List.of(more)), posts, appointments);
  }

  public Deed saying(Post... more) {
    return saying(List.of(more));
  }

  public Deed saying(List<? extends Post> more) {
    return new Deed(entries, joined(posts, more), appointments);
  }

  public Deed then(Errand errand, Instant at) {
    return new Deed(entries, posts, joined(appointments, List.of(new Appointment(errand, at))));
  }

  private static <T> List<T> joined(List<T> some, List<? extends T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
