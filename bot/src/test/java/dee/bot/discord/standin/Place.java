package dee.bot.discord.standin;

import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.Permission;

/**
 * A text channel or a thread, with its messages; what it reads as is for tests, the rest inside.
 */
public final class Place {

  /** What Discord numbers 0 and 11. */
  enum Kind {
    TEXT(0),
    THREAD(11);

    final int number;

    Kind(int number) {
      this.number = number;
    }
  }

  private final long id;
  private final Kind kind;
  private final Optional<Place> parent;
  private final Person owner;
  private final Instant madeAt;
  final Map<Long, StoredMessage> messages = new LinkedHashMap<>();
  final Set<Person> members = new LinkedHashSet<>();
  final Set<Permission> denied = EnumSet.noneOf(Permission.class);
  final Set<Permission> deniedOpenly = EnumSet.noneOf(Permission.class);
  volatile String name;
  volatile boolean archived;
  volatile boolean locked;
  volatile boolean deleted;
  volatile int archiveAfterMinutes = 4320;

  Place(long id, Kind kind, String name, Optional<Place> parent, Person owner) {
    this.id = id;
    this.kind = kind;
    this.name = name;
    this.parent = parent;
    this.owner = owner;
    this.madeAt = Snowflakes.madeAt(id);
  }

  public long id() {
    return id;
  }

  public String name() {
    return name;
  }

  public boolean isThread() {
    return kind == Kind.THREAD;
  }

  public boolean isArchived() {
    return archived;
  }

  public boolean isLocked() {
    return locked;
  }

  public boolean isDeleted() {
    return deleted;
  }

  /** The channel that a thread hangs on. */
  public Optional<Place> parent() {
    return parent;
  }

  /** Who is in this thread. */
  public Set<Person> members() {
    synchronized (members) {
      return Set.copyOf(members);
    }
  }

  /** The messages that are still there, in the order they were sent. */
  public List<StoredMessage> messages() {
    synchronized (messages) {
      return messages.values().stream().filter(message -> !message.isDeleted()).toList();
    }
  }

  /** All messages that ever were, deleted ones included. */
  public List<StoredMessage> everything() {
    synchronized (messages) {
      return List.copyOf(messages.values());
    }
  }

  Kind kind() {
    return kind;
  }

  Person owner() {
    return owner;
  }

  Instant madeAt() {
    return madeAt;
  }

  void keep(StoredMessage message) {
    synchronized (messages) {
      messages.put(message.id(), message);
    }
  }

  void join(Person person) {
    synchronized (members) {
      members.add(person);
    }
  }

  void leave(Person person) {
    synchronized (members) {
      members.remove(person);
    }
  }

  /** Whose permissions count: a thread has those of its channel. */
  Place ruling() {
    return parent.orElse(this);
  }

  boolean denies(Permission permission) {
    Place ruling = ruling();
    return ruling.denied.contains(permission) || ruling.deniedOpenly.contains(permission);
  }

  @Override
  public String toString() {
    return "#" + name;
  }
}
