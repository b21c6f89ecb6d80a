package dee.bot.store;

import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;

/** Fills in what the tables of an older Dee did not have. */
final class Backfill {

  private Backfill() {}

  /** Which service an incident is about, and whether it is open. */
  static void incidents(Database database) {
    Entries entries = new Entries();
    database.inTransaction(handle -> {
      handle
          .select("select number from incident where service = ''")
          .mapTo(Integer.class)
          .list()
          .stream()
          .map(IncidentId::new)
          .flatMap(id -> Incident.of(entries.timeline(handle, id)).stream())
          .forEach(incident ->
              handle.execute(
                  "update incident set service = ?, open = ? where number = ?",
                  EntryCodec.storable(incident.service()),
                  incident.status().open(),
                  incident.id().number()));
      return true;
    });
  }
}
