package dee.probes.packets.judge;

/** What a reset did to the client. */
public enum Effect {
  /** The client was not done: it saw its connection reset. */
  HARMS_CLIENT(false),
  /** The client left with its answer, or had never asked: health checks and quick clients do so. */
  CLIENT_LEFT(true),
  /**
   * The client left because it had waited too long: not the cause of a fault, but a sign of one.
   */
  CLIENT_GAVE_UP(true),
  /** The connection was over already. */
  AFTER_THE_END(true);

  private final boolean benign;

  Effect(boolean benign) {
    this.benign = benign;
  }

  /** True when nobody was harmed by the reset itself. */
  public boolean benign() {
    return benign;
  }
}
