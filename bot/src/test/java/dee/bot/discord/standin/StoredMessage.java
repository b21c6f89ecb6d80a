package dee.bot.discord.standin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A message with every version it ever had, whom it pinged, and what people did to it. */
public final class StoredMessage {

  /**
   * How the message read at one time.
   *
   * @param body content, embeds, components and flags as Discord shows them
   */
  public record Version(Instant at, ObjectNode body, List<Upload> files) {
    public Version {
      files = List.copyOf(files);
    }
  }

  private final long id;
  private final Place place;
  private final Person author;
  private final Pings pings;
  private final boolean ephemeral;
  private final List<Version> versions = new ArrayList<>();
  final Map<String, Set<Person>> reactions = new LinkedHashMap<>();
  volatile Optional<String> nonce = Optional.empty();
  volatile Optional<Long> answers = Optional.empty();
  volatile boolean deleted;
  volatile boolean pinned;
  volatile boolean hasThread;

  StoredMessage(
      long id, Place place, Person author, Pings pings, boolean ephemeral, Version first) {
    this.id = id;
    this.place = place;
    this.author = author;
    this.pings = pings;
    this.ephemeral = ephemeral;
    versions.add(first);
  }

  public long id() {
    return id;
  }

  public Place place() {
    return place;
  }

  public Person author() {
    return author;
  }

  public Pings pings() {
    return pings;
  }

  public boolean isEphemeral() {
    return ephemeral;
  }

  public boolean isDeleted() {
    return deleted;
  }

  public boolean isPinned() {
    return pinned;
  }

  public Optional<String> nonce() {
    return nonce;
  }

  /** The message that this one replies to. */
  public Optional<Long> repliesTo() {
    return answers;
  }

  public String content() {
    return now().body().path("content").asString("");
  }

  public List<JsonNode> embeds() {
    return now().body().path("embeds").valueStream().toList();
  }

  public JsonNode components() {
    return now().body().path("components");
  }

  /** Every button and select in it, however deep. */
  public List<JsonNode> controls() {
    return Controls.in(components());
  }

  public List<Upload> files() {
    return now().files();
  }

  /** Everything a reader sees as text: content, embeds, and text of components, line by line. */
  public String text() {
    return MessageText.of(now().body());
  }

  public synchronized Version now() {
    return versions.getLast();
  }

  /** From the first to the one that is shown now. */
  public synchronized List<Version> versions() {
    return List.copyOf(versions);
  }

  /** How often it was edited. */
  public synchronized int edits() {
    return versions.size() - 1;
  }

  /** Who reacted with this emoji. */
  public Set<Person> reacted(String emoji) {
    synchronized (reactions) {
      return Set.copyOf(reactions.getOrDefault(emoji, Set.of()));
    }
  }

  synchronized void edit(Version version) {
    versions.add(version);
  }

  boolean react(String emoji, Person person) {
    synchronized (reactions) {
      return reactions.computeIfAbsent(emoji, any -> new LinkedHashSet<>()).add(person);
    }
  }

  boolean unreact(String emoji, Person person) {
    synchronized (reactions) {
      return reactions.getOrDefault(emoji, new LinkedHashSet<>()).remove(person);
    }
  }

  @Override
  public String toString() {
    return author + " in " + place + ": " + text();
  }
}
