package dee.bot.lab.machine;

import dee.probes.HostPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A block of loopback addresses, {@code 127.0.K.0/24}, that no other lab on this machine uses while
 * this one is open.
 */
public final class LoopbackNetwork implements Network {

  private static final int CLAIM = 254;
  private static final int DATABASE = 9;
  private static final int DEPENDENCY = 8;
  private static final int[] SERVICE_PORTS = {8080, 18080, 28080};
  private static final int SSH_PORT = 2222;
  private static final int TRIES = 40;

  private final int block;
  private final int servicePort;
  private final ServerSocket claim;

  private LoopbackNetwork(int block, int servicePort, ServerSocket claim) {
    this.block = block;
    this.servicePort = servicePort;
    this.claim = claim;
  }

  /**
   * Takes a free block.
   *
   * @throws LabException when this machine gives none
   */
  public static LoopbackNetwork claim() {
    String last = "";
    for (int port : SERVICE_PORTS) {
      for (int i = 0; i < TRIES; i++) {
        int block = ThreadLocalRandom.current().nextInt(20, 250);
        try {
          probe(block, 1, port);
          probe(block, 1, SSH_PORT);
          return new LoopbackNetwork(block, port, open(block, CLAIM, SSH_PORT));
        } catch (IOException e) {
          last = e.getMessage() + " on 127.0." + block + ".1, port " + port + " or " + SSH_PORT;
        }
      }
    }
    throw new LabException(
        "the lab found no free loopback addresses 127.0.K.1 (it needs Linux, a free port 8080, 18080"
            + " or 28080 and a free port 2222 there): "
            + last);
  }

  @Override
  public HostPort service(int number) {
    return new HostPort(host(number), servicePort);
  }

  @Override
  public HostPort ssh(int number) {
    return new HostPort(host(number), SSH_PORT);
  }

  @Override
  public String database() {
    return host(DATABASE);
  }

  @Override
  public HostPort dependency() {
    return new HostPort(host(DEPENDENCY), servicePort);
  }

  @Override
  public List<String> prefix(int number) {
    return List.of();
  }

  @Override
  public Optional<String> databaseClients() {
    return Optional.empty();
  }

  @Override
  public Optional<Router> router() {
    return Optional.empty();
  }

  /** The number that tells this block from others. */
  int block() {
    return block;
  }

  private String host(int number) {
    return "127.0." + block + "." + number;
  }

  private static void probe(int block, int number, int port) throws IOException {
    open(block, number, port).close();
  }

  private static ServerSocket open(int block, int number, int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getByName("127.0." + block + "." + number));
  }

  @Override
  public void close() {
    try {
      claim.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot give the loopback addresses back", e);
    }
  }
}
