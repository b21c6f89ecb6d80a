package dee.bot.lab.machine;

import java.time.Duration;

/** What a scenario's network does to the connections of its first instance. */
public sealed interface Meddling {

  /** Answers SYNs with RST,ACK, as a closed port does. */
  record Rejects(Place place) implements Meddling {}

  /** Takes SYNs away without a word. */
  record Drops(Place place) implements Meddling {}

  /**
   * The router forgets connections that were idle for a while, and drops what comes on them.
   *
   * @param idle in whole seconds
   */
  record ForgetsIdle(Duration idle) implements Meddling {}

  /** Somebody at the router sends the client a RST in the instance's name after each request. */
  record InjectsResets() implements Meddling {}

  /**
   * Somebody at the router sends the instance SYNs of many addresses that never go on; the instance
   * answers none by a cookie.
   */
  record FloodsWithSyns(int perSecond) implements Meddling {}

  /** Where a packet filter stands. */
  enum Place {
    /** On the instance's own machine. */
    HOST,
    /** On the router before it. */
    ROUTER
  }

  /** Whether it needs a packet filter. */
  default boolean filters() {
    return switch (this) {
      case Rejects _, Drops _, ForgetsIdle _ -> true;
      case InjectsResets _, FloodsWithSyns _ -> false;
    };
  }
}
