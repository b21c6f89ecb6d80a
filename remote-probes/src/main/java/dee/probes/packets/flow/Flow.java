package dee.probes.packets.flow;

/** One TCP connection as it was captured. */
public record Flow(Ends ends, Opening opening, Side client, Side server, Story story) {

  /** One of its sides. */
  public Side side(Sender side) {
    return side == Sender.CLIENT ? client : server;
  }

  /** All its packets. */
  public long packets() {
    return client.said().packets() + server.said().packets();
  }

  /** All its RSTs. */
  public long resets() {
    return client.control().resets() + server.control().resets();
  }
}
