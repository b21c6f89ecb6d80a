package dee.bot;

import dee.bot.store.Lease;

/** A lease in the hands of one who may use it, and is not the one to give it up. */
record Lent(Lease lease) implements Lease {

  @Override
  public boolean held() {
    return lease.held();
  }

  @Override
  public void close() {}
}
