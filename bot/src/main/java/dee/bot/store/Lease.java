package dee.bot.store;

/**
 * The right to do something that only one of several Dees may do at a time. Whoever has it asks
 * again before each thing it does.
 */
public interface Lease extends AutoCloseable {

  /**
   * Whether this Dee has it now, and for long enough to do one more thing. It may come and go at
   * any time, while this Dee is paused for example.
   */
  boolean held();

  /** Gives it up, so that another one need not wait until it has run out. */
  @Override
  void close();

  /** The lease of a Dee that shares its database with nobody. */
  static Lease alone() {
    return new Lease() {
      @Override
      public boolean held() {
        return true;
      }

      @Override
      public void close() {}
    };
  }
}
