package dee.playbooks.run;

import java.util.List;

/** One place that tells of an instance over time: its logs, what the run itself measured, … */
interface PastSource {

  /** Moments at which something changed. */
  List<Sign> signs(Looked looked);

  /** Numbers over time. */
  List<Past.Series> series(Looked looked);
}
