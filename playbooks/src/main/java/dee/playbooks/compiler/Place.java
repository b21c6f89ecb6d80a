package dee.playbooks.compiler;

import dee.playbooks.diagnosis.Facts;
import dee.playbooks.dsl.ConditionWords;
import dee.playbooks.dsl.MeasureWords;
import dee.playbooks.dsl.PhaseWords;
import dee.playbooks.dsl.PlaybookScript;
import dee.playbooks.dsl.PlaybookWords;
import dee.playbooks.dsl.WayWords;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where in a file a word stands, and so which words may stand there. */
enum Place {
  TOP("at the top of the file", PlaybookScript.class, ""),
  PLAYBOOK("inside playbook { }", PlaybookWords.class, "playbook"),
  PHASE("inside first { } or then { }", PhaseWords.class, "first then"),
  WHEN("inside when(…) { } or whileOpen(…) { }", MeasureWords.class, "when whileOpen"),
  CONDITION(
      "inside symptom { }, mechanism { } or rootCause { }",
      ConditionWords.class,
      "symptom mechanism rootCause"),
  WAY("inside by('…') { }", WayWords.class, "by"),
  FACTS("inside observed { }, refuted { } or says { }", Facts.class, "observed refuted says");

  private static final Set<String> NOT_FOR_AUTHORS = Set.of("writeTo", "watched", "run", "equals");

  private final String words;
  private final Class<?> type;
  private final String openedBy;

  Place(String words, Class<?> type, String openedBy) {
    this.words = words;
    this.type = type;
    this.openedBy = openedBy;
  }

  /** The place that a block of this word opens. */
  static Optional<Place> openedBy(String word) {
    return Arrays.stream(values())
        .filter(p -> List.of(p.openedBy.split(" ", -1)).contains(word))
        .findFirst();
  }

  /** Another place where this word may stand. */
  static Optional<Place> of(String word) {
    return Arrays.stream(values()).filter(p -> p.known().contains(word)).findFirst();
  }

  String words() {
    return words;
  }

  /** The words and names that may stand here. */
  Set<String> known() {
    return known(type);
  }

  /** What may be asked of a value of that type. */
  static Set<String> known(Class<?> type) {
    Set<String> names = new TreeSet<>();
    for (Method method : type.getMethods()) {
      Class<?> owner = method.getDeclaringClass();
      boolean ours = owner == type || owner.getName().startsWith("dee.");
      if (ours && !method.isSynthetic() && !NOT_FOR_AUTHORS.contains(method.getName())) {
        names.add(method.getName());
      }
    }
    for (Field field : type.getFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        names.add(field.getName());
      }
    }
    names.removeAll(Set.of("hashCode", "toString"));
    return names;
  }
}
