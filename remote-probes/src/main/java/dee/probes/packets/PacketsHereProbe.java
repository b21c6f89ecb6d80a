package dee.probes.packets;

import dee.probes.Instance;
import dee.probes.LocalProbe;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.packets.Capture.Scope;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The packets between Dee's own host and the instance, captured here for some seconds. */
public final class PacketsHereProbe implements LocalProbe<Capture> {

  private static final Duration LENGTH = Duration.ofMillis(8_500);

  private final Duration length;
  private final Supplier<Optional<Path>> finder;

  /** A probe that captures for eight and a half seconds. */
  public PacketsHereProbe() {
    this(LENGTH, () -> LocalTcpdump.find("tcpdump"));
  }

  /**
   * A probe that captures for that long.
   *
   * @param finder says where tcpdump is
   */
  PacketsHereProbe(Duration length, Supplier<Optional<Path>> finder) {
    this.length = length;
    this.finder = finder;
  }

  @Override
  public String id() {
    return "packets-here";
  }

  @Override
  public String purpose() {
    return "the packets of its connections, as Dee's host sees them: what arrives of what was sent";
  }

  @Override
  public Class<Capture> answer() {
    return Capture.class;
  }

  @Override
  public Asked<Capture> ask(Instance instance) throws InterruptedException {
    InetAddress[] addresses;
    try {
      addresses = InetAddress.getAllByName(instance.address().host());
    } catch (UnknownHostException _) {
      String why = "Dee's host knows no address of " + instance.address().host();
      return unavailable(Reason.UNREACHABLE, why, "getent hosts " + instance.address().host());
    }
    String device = LocalRoute.device(addresses, instance.port());
    String filter = LocalRoute.filter(addresses, instance.port());
    Optional<Path> tcpdump = finder.get();
    List<String> words = words(tcpdump.map(Path::toString).orElse("tcpdump"), device, filter);
    String command = command(words);
    if (tcpdump.isEmpty()) {
      return unavailable(
          Reason.TOOL_MISSING, "Dee's host has no tcpdump: install it there", command);
    }
    Order order =
        new Order(
            device,
            Scope.WHOLE_FLOWS,
            instance.port(),
            Recording.MOST_PACKETS,
            "on Dee's host by %s, filter: %s".formatted(System.getProperty("user.name"), filter));
    try {
      Recording recording = record(words, order);
      return new Asked<>(
          recording.capture(
              "; as root on Dee's host: setcap cap_net_raw+ep " + tcpdump.get()),
          command,
          recording.exhibit());
    } catch (IOException e) {
      return unavailable(
          Reason.TOOL_MISSING, "Dee's host cannot start tcpdump: " + e.getMessage(), command);
    }
  }

  /** Versions before 4.5 know no immediate mode. */
  private Recording record(List<String> words, Order order)
      throws IOException, InterruptedException {
    Recording recording = run(words, order);
    if (recording.pcap().length > 0 || !recording.ending().said().contains("option")) {
      return recording;
    }
    List<String> fewer = new ArrayList<>(words);
    fewer.remove("--immediate-mode");
    return run(fewer, order);
  }

  private Recording run(List<String> words, Order order) throws IOException, InterruptedException {
    try (LocalTcpdump tcpdump = LocalTcpdump.start(words, length)) {
      tcpdump.run(length);
      return tcpdump.recording(order);
    }
  }

  private static List<String> words(String tcpdump, String device, String filter) {
    return List.of(
        tcpdump,
        "--immediate-mode",
        "-p",
        "-n",
        "-U",
        "-s",
        Integer.toString(Order.SNAP_LENGTH),
        "-c",
        Integer.toString(Recording.MOST_PACKETS),
        "-i",
        device,
        "-w",
        "-",
        filter);
  }

  private String command(List<String> words) {
    String line =
        words.stream()
            .map(word -> word.matches("[-\\w./]+") ? word : "'" + word + "'")
            .collect(Collectors.joining(" "))
            .replace(" -w - ", " -w packets.pcap ");
    BigDecimal seconds = BigDecimal.valueOf(length.toMillis(), 3).stripTrailingZeros();
    return "timeout " + seconds.toPlainString() + " " + line;
  }

  private static Asked<Capture> unavailable(Reason reason, String why, String command) {
    return new Asked<>(Outcome.unavailable(reason, why), command, why);
  }
}
