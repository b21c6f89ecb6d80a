package dee.bot;

import dee.bot.alert.AlertCounts;
import dee.bot.health.Vitals;
import dee.bot.store.Lease;
import java.util.Map;
import java.util.Optional;

/** What a station's monitors look up. */
record StationVitals(SelfCheck self, Machines machines, Lease lease) implements Vitals {

  @Override
  public AlertCounts alerts() {
    return self.alerts();
  }

  @Override
  public long waiting() {
    return self.outbox().waiting();
  }

  @Override
  public Map<String, Long> sshFailures() {
    return machines.failures().byKind();
  }

  @Override
  public Optional<Gateway> gateway() {
    return self.surface().gateway();
  }

  @Override
  public boolean speaks() {
    return lease.held();
  }
}
