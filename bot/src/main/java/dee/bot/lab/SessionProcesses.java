package dee.bot.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The processes of one session (setsid(2)), also those whose parents have gone.
 *
 * @param id the session's id: the pid of the process that made it
 */
record SessionProcesses(long id) {

  private static final Path PROC = Path.of("/proc");

  boolean anyAlive() {
    return !alive().isEmpty();
  }

  /** Ends them all; those they start meanwhile too. */
  void kill() {
    for (int round = 0; round < 5; round++) {
      List<ProcessHandle> left = alive();
      if (left.isEmpty()) {
        return;
      }
      left.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private List<ProcessHandle> alive() {
    try (Stream<Path> entries = Files.list(PROC)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.chars().allMatch(c -> c >= '0' && c <= '9'))
          .filter(this::belongs)
          .flatMap(name -> ProcessHandle.of(Long.parseLong(name)).stream())
          .toList();
    } catch (IOException _) {
      return ProcessHandle.of(id).stream().toList();
    }
  }

  /**
   * Reads {@code pid (comm) state ppid pgrp session …} of /proc/PID/stat; comm may hold anything.
   */
  private boolean belongs(String pid) {
    try {
      String stat =
          Files.readString(PROC.resolve(pid).resolve("stat"), StandardCharsets.ISO_8859_1);
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 5);
      return !fields[0].equals("Z") && fields[3].equals(Long.toString(id));
    } catch (IOException | IndexOutOfBoundsException _) {
      return false;
    }
  }
}
