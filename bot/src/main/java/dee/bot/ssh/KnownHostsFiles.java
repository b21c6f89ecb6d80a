package dee.bot.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Known hosts by their files, read again only when a file has changed. Safe for many threads. */
final class KnownHostsFiles {

  private final Map<List<Path>, Read> read = new HashMap<>();

  private record Read(List<String> stamp, KnownHosts hosts) {}

  /** What these files say now. */
  synchronized KnownHosts of(List<Path> files) {
    List<String> stamp = files.stream().map(KnownHostsFiles::stamp).toList();
    Read known = read.get(files);
    if (known == null || !known.stamp().equals(stamp)) {
      known = new Read(stamp, KnownHosts.read(files));
      read.put(List.copyOf(files), known);
    }
    return known.hosts();
  }

  private static String stamp(Path file) {
    try {
      return Files.getLastModifiedTime(file) + " " + Files.size(file);
    } catch (IOException _) {
      return "absent";
    }
  }
}
