package dee.bot.lab;

/** How far a lab's targets are apart. */
public enum Isolation {
  /** Loopback addresses of this machine: any user; all targets share the kernel's counters. */
  LOOPBACK,
  /** A network namespace each, with its own interfaces and counters: needs root. */
  NAMESPACES,
  /**
   * The same, with a router between Dee and the targets, in a namespace of its own: needs root.
   * What stands on the way can be played there.
   */
  ROUTED;

  /** Whether only root can have it. */
  public boolean needsRoot() {
    return this != LOOPBACK;
  }

  /** What it needs, in words; blank when it needs nothing. */
  String needs() {
    return switch (this) {
      case LOOPBACK -> "";
      case NAMESPACES -> "root, network namespaces";
      case ROUTED -> "root, network namespaces with a router";
    };
  }

  /** The one of the two that sets the targets further apart. */
  public Isolation or(Isolation other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
