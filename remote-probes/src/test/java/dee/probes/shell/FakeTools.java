package dee.probes.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Tools of a test's own, in a folder that a shell looks into first. */
public final class FakeTools {

  private FakeTools() {}

  /** Puts a tool there, given as the text of a shell script. */
  public static void add(Path folder, String name, String text) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path tool = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** What starts a shell that looks there first. */
  public static List<String> first(Path folder) {
    return List.of("/bin/sh", "-c", "PATH=" + folder + ":$PATH; exec \"$@\"", "first");
  }
}
