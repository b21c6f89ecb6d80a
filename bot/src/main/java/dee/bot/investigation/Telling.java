package dee.bot.investigation;

import dee.bot.incident.Postmortems;
import dee.bot.room.Journal;

/** What it takes to tell of a run, and how loud. */
public record Telling(
    Journal journal, OfferedCommands offered, Postmortems postmortems, Voice voice) {

  Telling as(Voice other) {
    return new Telling(journal, offered, postmortems, other);
  }
}
