package dee.probes.packets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The tcpdump of this machine, and those of its processes that run. */
final class Tcpdumps {

  static final Path PROGRAM = Path.of("/usr/bin/tcpdump");

  private Tcpdumps() {}

  /** Whether this test may capture. */
  static boolean allowed() {
    return Files.isExecutable(PROGRAM) && System.getProperty("user.name").equals("root");
  }

  /** Those that run and capture a port, and the programs that started them. */
  static List<ProcessHandle> running(int port) {
    return ProcessHandle.allProcesses()
        .filter(p -> p.info().commandLine().orElse("").matches(".*tcpdump .*port " + port + "\\b.*"))
        .toList();
  }

  /** Waits until one of them runs, or until none does; the test's own time-out ends the wait. */
  static void await(int port, boolean some) throws InterruptedException {
    while (running(port).isEmpty() == some) {
      Thread.sleep(20);
    }
  }
}
