package dee.bot.investigation;

import dee.bot.incident.Postmortems;
import dee.bot.room.Journal;
import dee.bot.room.Texts;

/** What it takes to tell of a run, and how loud. */
public record Telling(
    Journal journal, OfferedCommands offered, Postmortems postmortems, Texts texts, Voice voice) {

  Telling as(Voice other) {
    return new Telling(journal, offered, postmortems, texts, other);
  }
}
