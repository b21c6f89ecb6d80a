package dee.bot.store;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Severity;
import dee.bot.room.Chronicle;
import dee.bot.room.Deed;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A program that writes entries as fast as it can and prints the number of each once it is durable,
 * until it is killed.
 */
final class WritingChild {

  private WritingChild() {}

  public static void main(String[] args) {
    Actor by = Actor.dee();
    try (DataDirectory data = DataDirectory.open(Path.of(args[0]))) {
      Chronicle chronicle = data.chronicle((_, _, _) -> {}, () -> {});
      IncidentId id =
          chronicle.declare(
              new Declared("orders", "x", Severity.SEV_2), by, Instant.now(), _ -> Deed.NOTHING);
      for (int i = 0; ; i++) {
        String sha256 = data.evidence().keep("evidence " + i);
        System.out.println(
            "kept "
                + chronicle
                    .write(id, by, Instant.now(), _ -> Deed.of(new NoteAdded(sha256)))
                    .getFirst()
                    .sequence());
      }
    }
  }
}
