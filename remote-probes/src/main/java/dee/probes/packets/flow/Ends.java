package dee.probes.packets.flow;

/**
 * The two ends of a flow.
 *
 * @param guessed the opening was not captured; the side with the service's port, or else with the
 *     lower one, is taken for the server
 */
public record Ends(Peer client, Peer server, boolean guessed) {

  /** The end of one side. */
  public Peer of(Sender side) {
    return side == Sender.CLIENT ? client : server;
  }
}
