package dee.bot;

import dee.bot.store.DataDirectory;
import dee.bot.target.Inventory;
import dee.probes.ProbeCatalog;
import dee.probes.standard.StandardProbes;
import java.nio.file.Path;

/** What Dee works with: the inventory, what it knows, the playbooks, the probes. */
record Workplace(
    Inventory inventory, DataDirectory data, PlaybookRuns runs, ProbeCatalog catalog, Memory memory)
    implements AutoCloseable {

  /**
   * Opens one.
   *
   * @param folder where incidents are kept
   */
  static Workplace open(Inventory inventory, Path folder) {
    PlaybookRuns runs = PlaybookRuns.of(inventory);
    try {
      DataDirectory data = Databases.open(inventory, folder);
      ProbeCatalog catalog = StandardProbes.catalog();
      Memory memory = new Memory(inventory, runs.library(), catalog, data.incidents());
      return new Workplace(inventory, data, runs, catalog, memory);
    } catch (RuntimeException e) {
      runs.close();
      throw e;
    }
  }

  @Override
  public void close() {
    runs.close();
    data.close();
  }
}
