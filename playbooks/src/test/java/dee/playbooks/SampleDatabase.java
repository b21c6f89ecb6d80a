package dee.playbooks;

import dee.probes.database.DatabaseAnswer;
import dee.probes.database.DatabaseLook;
import dee.probes.database.RootBlocker;
import dee.probes.database.SessionGroup;
import dee.probes.pools.Pool;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/** The pools of database connections and the database's own sessions, for {@link SampleFacts}. */
public final class SampleDatabase {

  static final Pool IDLE_POOL =
      new Pool(
          "reports",
          OptionalLong.of(5),
          OptionalLong.of(0),
          OptionalLong.of(5),
          OptionalLong.of(0),
          OptionalDouble.of(0),
          OptionalDouble.of(0),
          Optional.empty(),
          Optional.empty(),
          OptionalLong.of(0));

  private SampleDatabase() {}

  /** Rates a second, the time held in milliseconds. */
  static Pool pool(
      long limit,
      long inUse,
      long waiting,
      double served,
      double arrived,
      int held,
      Duration before) {
    return new Pool(
        "orders",
        OptionalLong.of(limit),
        OptionalLong.of(inUse),
        OptionalLong.of(limit - inUse),
        OptionalLong.of(waiting),
        OptionalDouble.of(served),
        OptionalDouble.of(arrived),
        served == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(held)),
        Optional.of(before),
        OptionalLong.of(0));
  }

  /** The same in both looks. */
  static DatabaseAnswer sessions(long used, List<RootBlocker> roots, SessionGroup... groups) {
    DatabaseLook look =
        new DatabaseLook(
            "orders",
            new DatabaseLook.Slots(used, 100, 3),
            List.of(groups),
            roots,
            0,
            "monitor",
            Set.of("10.0.0.1"));
    return new DatabaseAnswer.Sessions(look, look, SampleFacts.WINDOW);
  }

  /** Sessions alike from one host, at ports that count up, each a little younger. */
  public static SessionGroup group(
      String client, int firstPort, int count, String state, String wait, int inState) {
    String[] waits = (wait + ":").split(":", -1);
    List<SessionGroup.Member> members =
        IntStream.range(0, count)
            .mapToObj(i ->
                new SessionGroup.Member(
                    firstPort + i, Duration.ofMillis(inState - (long) inState * i / 20)))
            .toList();
    return new SessionGroup(
        client,
        "orders",
        state,
        waits[0],
        waits[1],
        count,
        members.getFirst().inState(),
        members.getLast().inState(),
        Optional.empty(),
        members);
  }
}
