package dee.bot.lab;

/** How far a lab's targets are apart. */
public enum Isolation {
  /** Loopback addresses of this machine: any user; all targets share the kernel's counters. */
  LOOPBACK,
  /** A network namespace each, with its own interfaces and counters: needs root. */
  NAMESPACES
}
