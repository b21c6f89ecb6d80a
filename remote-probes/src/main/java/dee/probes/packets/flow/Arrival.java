package dee.probes.packets.flow;

/** What a segment is to the direction it was sent in. */
enum Arrival {
  /** Nothing but an acknowledgement or a window. */
  BARE,
  NEW,
  RETRANSMITTED,
  OUT_OF_ORDER,
  KEEP_ALIVE,
  /** The same packet once more, as captures of several devices see it. */
  COPY,
  RESET
}
