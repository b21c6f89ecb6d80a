package dee.probes.files;

import java.util.List;
import java.util.Map;

/**
 * The open files of a process.
 *
 * @param count all of them, exact
 * @param sampled how many of them were looked at for the types; all, unless there are very many
 * @param types the looked-at ones by type
 * @param top what most of them point to, most first: directories for files, names for the rest
 * @param means how they were counted: {@code /proc} or {@code lsof}
 */
public record OpenFiles(
    long count, long sampled, Map<Type, Long> types, List<Pointed> top, String means) {

  public OpenFiles {
    types = Map.copyOf(types);
    top = List.copyOf(top);
  }

  /** What a descriptor is. */
  public enum Type {
    SOCKET("sockets"),
    FILE("files"),
    DELETED_FILE("deleted files"),
    PIPE("pipes"),
    EVENT("event and timer descriptors"),
    DEVICE("devices"),
    OTHER("others");

    private final String words;

    Type(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** How many descriptors point to one place. */
  public record Pointed(String place, long count) {}

  /** How many of the looked-at descriptors are of that type. */
  public long of(Type type) {
    return types.getOrDefault(type, 0L);
  }

  public long sockets() {
    return of(Type.SOCKET);
  }

  /** Files, deleted files and pipes: what a leak of files is made of. */
  public long filesAndPipes() {
    return of(Type.FILE) + of(Type.DELETED_FILE) + of(Type.PIPE);
  }
}
