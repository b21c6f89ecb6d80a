package dee.bot.discord.standin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dv8tion.jda.api.Permission;

/** The one server of the stand-in: its roles, people, channels and threads. */
public final class Guild {

  private final Snowflakes ids;
  private final long id;
  private final Role everyone;
  private final Person bot;
  private final Map<Long, Role> roles = new LinkedHashMap<>();
  private final Map<Long, Person> people = new LinkedHashMap<>();
  private final Map<Long, Place> places = new LinkedHashMap<>();
  private volatile String locale = "en-US";

  Guild(Snowflakes ids) {
    this.ids = ids;
    this.id = ids.next();
    this.everyone =
        new Role(
            id,
            "@everyone",
            Permission.getRaw(
                Permission.VIEW_CHANNEL,
                Permission.MESSAGE_HISTORY,
                Permission.MESSAGE_ADD_REACTION,
                Permission.MESSAGE_SEND,
                Permission.MESSAGE_SEND_IN_THREADS,
                Permission.USE_APPLICATION_COMMANDS),
            false,
            0);
    roles.put(id, everyone);
    Role ofBot =
        role(
            "Dee",
            false,
            Permission.MESSAGE_EMBED_LINKS,
            Permission.MESSAGE_ATTACH_FILES,
            Permission.CREATE_PUBLIC_THREADS,
            Permission.MANAGE_THREADS,
            Permission.MESSAGE_MANAGE,
            Permission.PIN_MESSAGES);
    this.bot = new Person(ids.next(), "dee", true, List.of(ofBot));
    people.put(bot.id(), bot);
  }

  public long id() {
    return id;
  }

  public Person bot() {
    return bot;
  }

  public Role everyone() {
    return everyone;
  }

  public String locale() {
    return locale;
  }

  /** The server's preferred language. */
  public void speaks(String newLocale) {
    locale = newLocale;
  }

  public synchronized Role role(String name, boolean mentionable, Permission... permissions) {
    Role role =
        new Role(ids.next(), name, Permission.getRaw(permissions), mentionable, roles.size());
    roles.put(role.id(), role);
    return role;
  }

  public synchronized Person person(String username, Role... has) {
    Person person = new Person(ids.next(), username, false, List.of(has));
    people.put(person.id(), person);
    return person;
  }

  /** A channel there from the start; one made later is {@link People#opens}. */
  public Place channel(String name) {
    return put(new Place(ids.next(), Place.Kind.TEXT, name, Optional.empty(), bot));
  }

  Place thread(long threadId, String name, Place parent, Person owner) {
    Place thread = put(new Place(threadId, Place.Kind.THREAD, name, Optional.of(parent), owner));
    thread.join(owner);
    return thread;
  }

  private synchronized Place put(Place place) {
    places.put(place.id(), place);
    return place;
  }

  public synchronized List<Role> roles() {
    return new ArrayList<>(roles.values());
  }

  public synchronized List<Person> people() {
    return new ArrayList<>(people.values());
  }

  /** Channels and threads that were not deleted. */
  public synchronized List<Place> places() {
    return places.values().stream().filter(place -> !place.isDeleted()).toList();
  }

  public List<Place> threads() {
    return places().stream().filter(Place::isThread).toList();
  }

  synchronized Optional<Role> role(long roleId) {
    return Optional.ofNullable(roles.get(roleId));
  }

  synchronized Optional<Person> person(long personId) {
    return Optional.ofNullable(people.get(personId));
  }

  synchronized Optional<Place> place(long placeId) {
    return Optional.ofNullable(places.get(placeId)).filter(place -> !place.isDeleted());
  }

  long permissions(Person person) {
    long all = everyone.permissions();
    for (Role role : person.roles()) {
      all |= role.permissions();
    }
    return (all & Permission.ADMINISTRATOR.getRawValue()) == 0
        ? all
        : Permission.getRaw(Permission.values());
  }

  boolean botMay(Permission permission, Place place) {
    return (permissions(bot) & permission.getRawValue()) != 0 && !place.denies(permission);
  }
}
