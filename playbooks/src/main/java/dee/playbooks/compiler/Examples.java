package dee.playbooks.compiler;

import java.util.Map;
import java.util.Optional;

/** How words are written that are easily given something else. */
final class Examples {

  private static final Map<String, String> OF =
      Map.of(
          "when", "write when('condition', …) { measure … }",
          "whileOpen", "write whileOpen('symptom', …) { measure … }");

  private Examples() {}

  static Optional<String> of(String word) {
    return Optional.ofNullable(OF.get(word));
  }
}
