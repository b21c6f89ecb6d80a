package dee.bot.lab.machine;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where PostgreSQL's programs are unpacked and run from. Nobody else may get there: what unpacks
 * them lets everybody write into the innermost folder, so the one around it is ours alone.
 */
final class ProgramFolder {

  private static final Set<PosixFilePermission> OURS_ALONE =
      PosixFilePermissions.fromString("rwx------");

  private ProgramFolder() {}

  /**
   * The user's, kept for the next lab; or, told with the reason, one that goes with this lab.
   *
   * @param lab the lab's folder, which we have made for ourselves alone
   */
  static Path find(Path lab, Consumer<String> progress) {
    Path cache =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .map(Path::of)
            .filter(Path::isAbsolute)
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    return find(cache, lab, progress);
  }

  static Path find(Path cache, Path lab, Consumer<String> progress) {
    try {
      return kept(cache, Files.getOwner(lab));
    } catch (IOException | UnsupportedOperationException e) {
      progress.accept("unpacking PostgreSQL for this lab only: " + e.getMessage());
      return lab.resolve("programs");
    }
  }

  private static Path kept(Path cache, UserPrincipal us) throws IOException {
    Path own = cache.resolve("dee");
    try {
      Files.createDirectories(cache);
      Files.createDirectory(own, PosixFilePermissions.asFileAttribute(OURS_ALONE));
    } catch (FileAlreadyExistsException _) {
      // Made by an earlier lab, or by somebody else: that is looked at next.
    } catch (IOException e) {
      throw new IOException("the folder " + own + " cannot be made (" + e + ")", e);
    }
    PosixFileAttributes found =
        Files.readAttributes(own, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!found.isDirectory() || !found.owner().equals(us)) {
      throw new IOException(own + " is not a folder of " + us.getName() + ". Remove it.");
    }
    if (!OURS_ALONE.containsAll(found.permissions())) {
      throw new IOException(
          "%s is open to other users (%s), who may have put programs there. Remove it; it is made anew."
              .formatted(own, PosixFilePermissions.toString(found.permissions())));
    }
    return own.resolve("postgres");
  }
}
