package dee.bot.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.packets.CaptureReader;
import dee.probes.packets.Traffic;
import dee.probes.packets.flow.FlowBounds;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The same seconds of an instance's port, captured on this machine and on the target. */
record BothSides(Traffic atDee, Traffic atServer) {

  private static final int ENOUGH_PACKETS = 150;

  /** Captures until enough packets have passed here; leaves nothing in the folder. */
  static BothSides capture(RunningInstance instance, Path folder)
      throws IOException, InterruptedException {
    String block = "dee-" + instance.address().host().split("\\.", -1)[2] + "-";
    Path farther = folder.resolve("target.pcap");
    Path nearer = folder.resolve("here.pcap");
    Process onTarget =
        tcpdump(instance, List.of("ip", "netns", "exec", block + "1"), "eth0", farther);
    Process here = tcpdump(instance, List.of(), block + "0", nearer);
    assertThat(here.waitFor(30, TimeUnit.SECONDS)).as("packets come").isTrue();
    // What is on its way may still arrive; where nothing does, there is nothing to wait for.
    boolean _ = onTarget.waitFor(1, TimeUnit.SECONDS);
    onTarget.destroy();
    onTarget.waitFor();
    return new BothSides(taken(nearer), taken(farther));
  }

  private static Process tcpdump(
      RunningInstance instance, List<String> prefix, String device, Path file) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of("tcpdump", "--immediate-mode", "-U", "-n", "-Z", "root"));
    command.addAll(List.of("-i", device, "-s", "128", "-c", Integer.toString(ENOUGH_PACKETS)));
    command.addAll(List.of("-w", file.toString(), "host", instance.address().host()));
    command.addAll(List.of("and", "port", Integer.toString(instance.address().port())));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    // tcpdump says that it listens once it does.
    assertThat(process.inputReader().readLine()).contains("listening on");
    return process;
  }

  private static Traffic taken(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return CaptureReader.read(in, FlowBounds.USUAL).asOptional().orElseThrow();
    } finally {
      Files.delete(file);
    }
  }
}
