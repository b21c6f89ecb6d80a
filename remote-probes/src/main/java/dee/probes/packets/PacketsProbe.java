package dee.probes.packets;

import dee.probes.Bounds;
import dee.probes.Exhibit;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.ShellProbe;
import dee.probes.shell.ProbeOutput;
import dee.probes.shell.Section;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The packets of the instance's port, captured on its machine for some seconds. */
public final class PacketsProbe implements ShellProbe<Capture> {

  private static final Duration LENGTH = Duration.ofSeconds(7);

  /** To look at the traffic before, to ask sudo, and to end. */
  private static final Duration AROUND = Duration.ofSeconds(5);

  /**
   * Over so many TCP segments a second not all packets are taken: seven seconds of them would not
   * fit.
   */
  private static final int HEAVY = 3_000;

  private final Duration length;
  private final int heavy;

  /** A probe that captures for seven seconds. */
  public PacketsProbe() {
    this(LENGTH, HEAVY);
  }

  PacketsProbe(Duration length, int heavy) {
    this.length = length;
    this.heavy = heavy;
  }

  @Override
  public String id() {
    return "packets";
  }

  @Override
  public String purpose() {
    return "the packets of its connections, as its machine sees them: who sends the resets";
  }

  @Override
  public Class<Capture> answer() {
    return Capture.class;
  }

  @Override
  public String script() {
    return "probes/packets/packets.sh";
  }

  @Override
  public List<String> arguments(Instance instance) {
    return List.of(
        instance.target(),
        Long.toString(length.toSeconds()),
        Integer.toString(Recording.MOST_PACKETS),
        Integer.toString(heavy));
  }

  @Override
  public Bounds bounds() {
    return new Bounds(length.plus(AROUND), Recording.MOST_BYTES);
  }

  @Override
  public String command(Instance instance) {
    return "timeout %d tcpdump -p -n -U --immediate-mode -s %d -c %d -i any -w packets.pcap 'tcp port %d and host %s'"
        .formatted(
            length.toSeconds(),
            Order.SNAP_LENGTH,
            Recording.MOST_PACKETS,
            instance.port(),
            instance.address().host().replaceFirst("%.*", ""));
  }

  @Override
  public Outcome<Capture> parse(ProbeOutput output) {
    return refusal(output)
        .orElseGet(() ->
            switch (SectionReader.read(output.first())) {
              case Outcome.Measured<Recording>(Recording recording) -> recording.capture("");
              case Outcome.Unavailable<Recording>(Reason reason, String detail) ->
                  Outcome.unavailable(reason, detail);
              case Outcome.Malformed<Recording>(String problem) -> Outcome.malformed(problem);
            });
  }

  /** Why there is no recording. A capture that took too long is one as far as it went. */
  private static Optional<Outcome<Capture>> refusal(ProbeOutput output) {
    Section section = output.first();
    if (!section.timedOut()) {
      return output.refusal();
    }
    return SectionReader.read(section).asOptional().isPresent()
        ? Optional.empty()
        : Optional.of(
            Outcome.unavailable(
                Reason.TIMED_OUT,
                "the capture had not begun after %d s".formatted(section.elapsed().toSeconds())));
  }

  @Override
  public Exhibit exhibit(ProbeOutput output) {
    if (refusal(output).isPresent()) {
      return Exhibit.of(beginning(output));
    }
    return SectionReader.read(output.first())
        .asOptional()
        .map(Recording::exhibit)
        .orElseGet(() -> Exhibit.of(beginning(output)));
  }

  /** The line with the reason; what follows may be packets with all they carried. */
  private static String beginning(ProbeOutput output) {
    String line = output.text().lines().findFirst().orElse("");
    return line.substring(0, Math.min(line.length(), 500));
  }
}
