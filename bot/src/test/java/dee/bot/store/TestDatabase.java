package dee.bot.store;

import java.nio.file.Path;

/** The databases that Dee runs on: what is promised of one is promised of the other. */
public enum TestDatabase {
  SQLITE {
    @Override
    public Opening fresh(Path path) {
      return _ -> DataDirectory.open(path);
    }
  },
  POSTGRES {
    @Override
    public Opening fresh(Path path) {
      PostgresAccess access = TestPostgres.shared().fresh();
      return node -> DataDirectory.open(path, access, node);
    }
  };

  /** An empty database with that directory. */
  public abstract Opening fresh(Path path);

  /** Opens the same database each time. */
  @FunctionalInterface
  public interface Opening {

    DataDirectory open(String node);

    default DataDirectory open() {
      return open("node-1");
    }
  }
}
