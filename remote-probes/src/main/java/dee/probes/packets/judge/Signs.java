package dee.probes.packets.judge;

/**
 * What a reset looks like next to the other packets of its sender.
 *
 * @param acknowledges it is RST,ACK; without ACK it is bare
 * @param live its window is not 0
 */
record Signs(boolean acknowledges, boolean live, Ttl ttl, Id id, Sequence sequence) {

  /** The time to live or hop limit. */
  enum Ttl {
    SAME,
    OTHER,
    NOTHING_TO_COMPARE
  }

  /** The IP-ID. */
  enum Id {
    /** IPv6, or a sender whose IP-IDs are always 0. */
    NONE,
    ZERO,
    NEXT,
    /** Not 0, and the sender's others were, as a SYN-ACK's is. */
    FIRST,
    JUMP
  }

  /** The sequence number. */
  enum Sequence {
    /** Where the sender's next byte would be. */
    NEXT,
    /** The number that the answered packet acknowledged. */
    ACKNOWLEDGED,
    /** Data were not captured, and with them not what the number would be. */
    UNSEEN,
    OTHER
  }

  /** True when it looks as a kernel makes it that tears down a socket. */
  boolean ofSocket() {
    return acknowledges
        && (sequence == Sequence.NEXT || sequence == Sequence.UNSEEN)
        && (id == Id.NEXT || (live && (id == Id.FIRST || id == Id.NONE)));
  }

  /** True when it looks as a kernel makes it that has no socket for the packet it answers. */
  boolean stateless() {
    return !acknowledges && !live && (id == Id.ZERO || id == Id.NONE) && sequence != Sequence.OTHER;
  }

  /** True when no kernel sends such a thing. */
  boolean odd() {
    return (id == Id.JUMP || id == Id.FIRST) && live && !acknowledges;
  }
}
