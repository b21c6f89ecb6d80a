package dee.probes.corpus;

import dee.probes.Captured;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where our reading of a capture differs from another's with good reason. The file {@code
 * packets/known-differences.txt} holds lines of three parts: the end of the capture's name, the
 * begin of the difference, the reason.
 */
final class KnownDifferences {

  private final Map<String, Boolean> usedByBegin = new LinkedHashMap<>();

  private KnownDifferences() {}

  static KnownDifferences of(String capture) {
    KnownDifferences known = new KnownDifferences();
    for (String line : Captured.text("packets/known-differences.txt").lines().toList()) {
      String[] parts = line.split(" \\| ", 3);
      if (parts.length == 3 && capture.endsWith(parts[0])) {
        known.usedByBegin.put(parts[1], false);
      }
    }
    return known;
  }

  /** Passes on the differences that no line explains. */
  void explain(Differences found, Differences unexplained) {
    for (String difference : found.found()) {
      List<String> reasons = usedByBegin.keySet().stream().filter(difference::startsWith).toList();
      reasons.forEach(r -> usedByBegin.put(r, true));
      if (reasons.isEmpty()) {
        unexplained.add(difference);
      }
    }
  }

  /** The explanations of differences that are not there. */
  List<String> unused() {
    List<String> unused = new ArrayList<>();
    usedByBegin.forEach((begin, used) -> {
      if (!used) {
        unused.add(begin);
      }
    });
    return unused;
  }
}
