package dee.bot.discord.standin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** One interaction, from what a member did to the last thing that the bot answered to it. */
public final class Exchange {

  /** The sorts of first response. */
  public enum Callback {
    MESSAGE(4),
    DEFERRED_MESSAGE(5),
    DEFERRED_EDIT(6),
    EDIT(7),
    CHOICES(8),
    MODAL(9);

    final int number;

    Callback(int number) {
      this.number = number;
    }

    static Optional<Callback> of(int number) {
      return List.of(values()).stream().filter(one -> one.number == number).findFirst();
    }
  }

  private final long id;
  private final String token;
  private final Person person;
  private final Place place;
  private final Instant sentAt;
  private final int type;
  private final Waiting waiting;
  final Optional<StoredMessage> source;
  final List<StoredMessage> followups = new CopyOnWriteArrayList<>();
  volatile Optional<Callback> callback = Optional.empty();
  volatile Optional<StoredMessage> original = Optional.empty();
  volatile Optional<Instant> answeredAt = Optional.empty();
  volatile JsonNode data = Json.object();
  volatile boolean ephemeral;
  volatile boolean unfilled;

  Exchange(long id, String token, Asked asked, Waiting waiting) {
    this.id = id;
    this.token = token;
    this.person = asked.person();
    this.place = asked.place();
    this.type = asked.type();
    this.source = asked.source();
    this.sentAt = waiting.now();
    this.waiting = waiting;
  }

  public long id() {
    return id;
  }

  String token() {
    return token;
  }

  public Person person() {
    return person;
  }

  public Place place() {
    return place;
  }

  Instant sentAt() {
    return sentAt;
  }

  int type() {
    return type;
  }

  /** How the bot responded first; fails when it did not respond in time. */
  public Callback callback() {
    return waiting.answered(this);
  }

  /** Whether only this member sees the response. */
  public boolean isEphemeral() {
    return ephemeral;
  }

  /** From sending to the first response. */
  public Duration delay() {
    return Duration.between(sentAt, answeredAt.orElseThrow());
  }

  /** The response's message; waits until a deferred one is filled. */
  public StoredMessage reply() {
    return waiting.filled(this);
  }

  /** What {@link #reply()} says now, all of its text. */
  public String text() {
    return reply().text();
  }

  public List<StoredMessage> followups() {
    return List.copyOf(followups);
  }

  /** The modal that was shown. */
  public JsonNode modal() {
    if (callback() != Callback.MODAL) {
      throw new AssertionError("no modal but " + callback());
    }
    return data;
  }

  /** What autocompletion offered: the values in order. */
  public List<String> choices() {
    return offered("value");
  }

  /** What autocompletion offered, as a person reads it. */
  public List<String> choiceNames() {
    return offered("name");
  }

  private List<String> offered(String field) {
    if (callback() != Callback.CHOICES) {
      throw new AssertionError("no choices but " + callback());
    }
    return data.path("choices")
        .valueStream()
        .map(choice -> choice.path(field).asString(""))
        .toList();
  }
}
