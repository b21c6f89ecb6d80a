package dee.probes.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Where a reading is not what was expected. */
public final class Differences {

  private final List<String> found = new ArrayList<>();

  /** Notes it when the two are not the same. */
  public void same(String what, Object expected, Object read) {
    if (!Objects.equals(expected, read)) {
      found.add(what + ": expected " + expected + " but read " + read);
    }
  }

  /** Notes it when the node is there and its text is another. */
  public void sameText(String what, JsonNode expected, String read) {
    if (!expected.isMissingNode()) {
      same(what, expected.isNull() ? "" : expected.asString(), read);
    }
  }

  /** Notes one that was found elsewhere. */
  public void add(String difference) {
    found.add(difference);
  }

  /** All of them; empty when all is as expected. */
  public List<String> found() {
    return List.copyOf(found);
  }
}
