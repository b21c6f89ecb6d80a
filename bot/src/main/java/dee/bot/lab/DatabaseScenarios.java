package dee.bot.lab;

import static dee.bot.lab.load.Traffic.orders;
import static dee.bot.lab.service.ServiceOptions.PLAIN;

import dee.bot.lab.load.Traffic;
import dee.bot.lab.service.Fault;
import dee.bot.lab.service.PoolOptions;
import dee.bot.lab.service.ServiceOptions;
import java.time.Duration;
import java.util.List;

/** The faults that come by the database: what fills a pool, and what keeps it full. */
final class DatabaseScenarios {

  /** Requests a second to an instance whose pool is made sick by the database. */
  private static final int RATE = 20;

  /** 5 connections, each busy for 0.1 s: 50 requests a second. */
  private static final Program SMALL_POOL =
      Program.of(
          PLAIN
              .withBacklog(32)
              .withPool(new PoolOptions(5, Duration.ofSeconds(3), "select pg_sleep(0.1)")),
          Scenarios.FEW_FILES);

  private static final Onset POOL_SICK =
      Onset.filesExhausted()
          .and(Onset.queueFull())
          .and(Onset.closeWaits(80))
          .and(Onset.logged("request timed out", 5));

  private static final Expectation POOL_EXPLAINED =
      Expectation.explained(
          "db-pool-too-small",
          "pool-exhausted",
          "requests-stuck",
          "close-wait-unanswered",
          "fd-exhausted",
          "accept-fails",
          "accept-queue-full",
          "syn-dropped",
          "connect-timeout");

  /** What fills a pool, where the service's own numbers and connections do not tell it. */
  private static final Expectation UNNAMED = Expectation.unresolved("read-timeout");

  private DatabaseScenarios() {}

  private static Expectation fills(String cause) {
    return Expectation.explained(cause, "pool-exhausted", "requests-stuck", "read-timeout");
  }

  static Scenario poolTooSmall() {
    return new Scenario(
        "db-pool-too-small",
        "a database pool of 5 under more requests than it can serve, until files run out",
        """
        Three instances share one PostgreSQL. Each query takes 0.1 s and each pool holds 5 connections, so an
        instance serves 50 requests a second. The balancer is uneven: orders-1 and orders-2 get 160 a second,
        orders-3 gets 18. Requests wait for the pool for longer than their clients do (2 s), the clients leave,
        and what they leave behind fills the table of open files. Then accept() fails and the kernel's queue
        fills.\
        """,
        List.of(
            new LabInstance(
                "orders-1", SMALL_POOL, List.of(orders(160)), POOL_SICK, POOL_EXPLAINED),
            new LabInstance(
                "orders-2", SMALL_POOL, List.of(orders(160)), POOL_SICK, POOL_EXPLAINED),
            new LabInstance(
                "orders-3",
                SMALL_POOL,
                List.of(orders(18)),
                Onset.answered(40),
                Expectation.healthy())));
  }

  static Scenario retryStorm() {
    Traffic surge = orders(200).atMost(400);
    Onset sick = POOL_SICK.and(Onset.runningFor(Scenarios.LONG_ENOUGH));
    return new Scenario(
        "retry-storm",
        "a surge that is long over, and retries that keep a database pool full ever since",
        """
        Three instances share one PostgreSQL. Each query takes 0.1 s and each pool holds 5 connections, so an
        instance serves 50 requests a second. The clients send less: 22 a second to orders-1, 21 to orders-2,
        6 to orders-3. But for two seconds 200 a second more came to orders-1 and orders-2. Since then every
        request waits for longer than its client does (2 s), and is tried again up to 3 times: about 85 a second
        come, for ever. A restart ends it: what has no queue has no retries.\
        """,
        List.of(
            new LabInstance(
                "orders-1",
                SMALL_POOL,
                List.of(orders(22).retrying(3), surge),
                sick,
                POOL_EXPLAINED),
            new LabInstance(
                "orders-2",
                SMALL_POOL,
                List.of(orders(21).retrying(3), surge),
                sick,
                POOL_EXPLAINED),
            new LabInstance(
                "orders-3",
                SMALL_POOL,
                List.of(orders(6).retrying(3)),
                Onset.answered(40),
                Expectation.healthy())));
  }

  static Scenario lock() {
    Onset blocked = Onset.logged("request timed out", 100);
    return new Scenario(
            "db-lock",
            "a batch job that holds a row's lock in an open transaction while orders queue behind it",
            """
            Each order on orders-1 and orders-2 counts up the stock of ink stone, on orders-3 that of brushes. A
            batch job has changed the row of ink stone and never ended its transaction: the first five orders wait
            for its lock with the pool's connections in hand, all others for a connection, until their clients
            leave.\
            """,
            List.of(
                sick("orders-1", counting("ink stone"), blocked, UNNAMED)
                    .aidedByTheDatabase(fills("db-lock")),
                sick("orders-2", counting("ink stone"), blocked, UNNAMED)
                    .aidedByTheDatabase(fills("db-lock")),
                well("orders-3", counting("brush"))))
        .with(
            new DatabaseJob(
                "create table stock (item text primary key, taken bigint not null);"
                    + " insert into stock values ('ink stone', 0), ('brush', 0)",
                "begin; update stock set taken = 0 where item = 'ink stone'"));
  }

  private static ServiceOptions counting(String item) {
    return smallPool("update stock set taken = taken + 1 where item = '" + item + "'");
  }

  static Scenario poolLeak() {
    ServiceOptions well = smallPool("select pg_sleep(0.02)");
    ServiceOptions leaks = well.withFault(Fault.LEAKS_POOLED);
    // When nothing has moved on a connection for half a minute, that tells a leak by itself.
    Onset emptied = Onset.logged("request timed out", 32 * RATE);
    Expectation named = fills("db-pool-leak");
    return new Scenario(
        "db-pool-leak",
        "connections that are taken from the pool and never returned",
        """
        orders-1 and orders-2 do not return the connection of one order in twenty. After a hundred orders the
        pool is empty and stays so, while the database has nothing to do: it waits for whoever holds its five
        connections. orders-3 is an older version without the bug.\
        """,
        List.of(
            sick("orders-1", leaks, emptied, named),
            sick("orders-2", leaks, emptied, named),
            well("orders-3", well)));
  }

  static Scenario slowQueries() {
    Onset slow = Onset.logged("request timed out", 100);
    return new Scenario(
            "db-slow-queries",
            "queries that took 0.02 s and then take 1.5 s",
            """
            The orders of the north, on orders-1 and orders-2, were read in 0.02 s until a batch job changed what
            such a query has to do; now each takes 1.5 s. A pool of 5 serves three orders a second where twenty
            come. orders-3 reads the orders of the south.\
            """,
            List.of(
                sick("orders-1", reading("north"), slow, UNNAMED)
                    .aidedByTheDatabase(fills("db-slow-queries")),
                sick("orders-2", reading("north"), slow, UNNAMED)
                    .aidedByTheDatabase(fills("db-slow-queries")),
                well("orders-3", reading("south"))))
        .with(
            new DatabaseJob(
                "create table pace (region text primary key, seconds float8 not null);"
                    + " insert into pace values ('north', 0.02), ('south', 0.02)",
                "update pace set seconds = 1.5 where region = 'north'"));
  }

  private static ServiceOptions reading(String region) {
    return smallPool("select pg_sleep(seconds) from pace where region = '" + region + "'");
  }

  private static ServiceOptions smallPool(String query) {
    return PLAIN.withPool(new PoolOptions(5, Duration.ofSeconds(3), query));
  }

  private static LabInstance sick(
      String target, ServiceOptions service, Onset onset, Expectation expected) {
    return new LabInstance(
        target,
        Program.of(service, Scenarios.ENOUGH_FILES),
        List.of(orders(RATE)),
        onset,
        expected);
  }

  private static LabInstance well(String target, ServiceOptions service) {
    return new LabInstance(
        target,
        Program.of(service, Scenarios.ENOUGH_FILES),
        List.of(orders(10)),
        Onset.answered(40),
        Expectation.healthy());
  }
}
