package dee.probes.packets.flow;

/** Which side of a flow sent something: the one that opened the connection, or the other. */
public enum Sender {
  CLIENT,
  SERVER;

  /** The other side. */
  public Sender other() {
    return this == CLIENT ? SERVER : CLIENT;
  }
}
