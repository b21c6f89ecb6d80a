package dee.playbooks.run;

import dee.playbooks.Evidence;
import dee.probes.Outcome;
import java.util.Optional;

/** What one probe came to. */
record Learned(String probe, Outcome<?> outcome, Optional<Evidence> evidence) {}
