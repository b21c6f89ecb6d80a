package dee.probes.packets.judge;

/** What sent a reset. */
public enum Origin {
  /** The peer's kernel tore down an existing socket: unread data, SO_LINGER 0, a killed process. */
  TORN_DOWN,
  /** The peer's kernel had no such socket any more, or its firewall answered in its place. */
  NO_SOCKET,
  /** Nobody listens on the port, or a firewall rejects: the packets are the same to the byte. */
  REFUSED,
  /** Another host on the way answered in the peer's name. */
  OTHER_HOST,
  /** A made-up packet: it fits neither the peer's numbers nor what a kernel sends. */
  INJECTED,
  /** The signs do not agree, or there are too few. */
  UNCLEAR
}
