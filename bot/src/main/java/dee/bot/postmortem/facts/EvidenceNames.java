package dee.bot.postmortem.facts;

import dee.bot.incident.IncidentId;
import dee.bot.incident.KeptEvidence;
import java.util.Locale;

/** What files with evidence are called; what comes from elsewhere leads out of no folder. */
public final class EvidenceNames {

  private static final int NAME = 60;

  private EvidenceNames() {}

  /** Within a bundle: {@code evidence/e19-packets-orders-1.pcap}. */
  public static String inBundle(KeptEvidence kept, String suffix) {
    return "evidence/" + harmless(kept.id() + "-" + kept.probe() + "-" + kept.target(), suffix);
  }

  /** Of a file that is alone: {@code INC-1-e19-orders-1-packets.pcap}. */
  public static String alone(IncidentId incident, KeptEvidence kept, String suffix) {
    return incident
        + "-"
        + harmless(kept.id() + "-" + kept.target() + "-" + kept.probe(), suffix);
  }

  private static String harmless(String name, String suffix) {
    String harmless = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "_");
    return harmless.substring(0, Math.min(NAME, harmless.length()))
        + "."
        + suffix.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }
}
