package dee.bot;

import dee.bot.incident.Postmortems;
import dee.bot.investigation.OfferedCommands;
import dee.bot.mitigation.InventoryOffers;
import dee.bot.postmortem.PostmortemFiles;
import dee.bot.room.Journal;
import dee.bot.room.Texts;
import dee.bot.update.UpdateClock;
import dee.bot.update.UpdateDraft;

/**
 * What commands, errands and surfaces work with.
 *
 * @param texts in the language that Dee writes for everyone in
 */
record Tools(Workplace place, Journal journal, Texts texts) {

  /** What the inventory lets Dee propose. */
  OfferedCommands offers() {
    return new InventoryOffers(place.inventory(), journal.store(), journal.clock(), texts);
  }

  Postmortems postmortems() {
    return new PostmortemFiles(
        journal.store(), journal.archive(), texts, place.data().postmortems(), journal.clock());
  }

  UpdateClock updates() {
    return new UpdateClock(place.inventory().updates());
  }

  UpdateDraft draft() {
    return new UpdateDraft(texts);
  }
}
