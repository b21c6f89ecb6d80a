package dee.bot.lab;

import static dee.bot.lab.load.Traffic.orders;
import static dee.bot.lab.service.ServiceOptions.PLAIN;

import dee.bot.lab.load.ClientKind;
import dee.bot.lab.load.Traffic;
import dee.bot.lab.service.Fault;
import dee.bot.lab.service.PoolOptions;
import dee.bot.lab.service.ServiceOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The faults the lab can make. */
public final class Scenarios {

  static final int FEW_FILES = 200;
  static final int ENOUGH_FILES = 1024;

  /** A leak is told from a busy moment by the age of what it left behind. */
  static final Duration LONG_ENOUGH = Duration.ofSeconds(15);

  static final LabInstance WELL =
      new LabInstance(
          "orders-2",
          Program.of(PLAIN, ENOUGH_FILES),
          List.of(orders(10)),
          Onset.answered(20),
          Expectation.healthy());

  private static final List<Scenario> ALL =
      List.of(
          DatabaseScenarios.poolTooSmall(),
          DatabaseScenarios.retryStorm(),
          DatabaseScenarios.lock(),
          DatabaseScenarios.poolLeak(),
          DatabaseScenarios.slowQueries(),
          closeWaitLeak(),
          fileLeak(),
          outgoingLeak(),
          acceptorTooSlow(),
          processFrozen(),
          portClosed(),
          WireScenarios.closeWithUnreadData(),
          WireScenarios.lingerZero(),
          WireScenarios.keepaliveRace(),
          WireScenarios.protocolMismatch(),
          WireScenarios.acceptedAndDropped(),
          WireScenarios.crashLoop(),
          WireScenarios.resetAfterRestart(),
          WireScenarios.halfOpenPeers(),
          WireScenarios.healthyWithResets(),
          NetworkScenarios.rejectedByTheHost(),
          NetworkScenarios.rejectedOnTheWay(),
          NetworkScenarios.droppedByTheHost(),
          NetworkScenarios.droppedOnTheWay(),
          NetworkScenarios.forgottenByTheRouter(),
          NetworkScenarios.injectedReset(),
          NetworkScenarios.synFlood(),
          healthy());

  private Scenarios() {}

  /** All of them, the one that started this project first. */
  public static List<Scenario> all() {
    return ALL;
  }

  /** The one with this name. */
  public static Optional<Scenario> find(String name) {
    return all().stream().filter(scenario -> scenario.name().equals(name)).findFirst();
  }

  private static Scenario closeWaitLeak() {
    Program program =
        Program.of(PLAIN.withBacklog(32).withFault(Fault.FORGETS_CONNECTIONS), FEW_FILES);
    return new Scenario(
        "close-wait-leak",
        "answered connections that the service never closes, until files run out",
        """
        orders-1 parks each answered connection for its next request and never looks at it again, so it does
        not see that the client has closed it. Each costs a file, until accept() fails and the kernel's queue
        fills. orders-2 is an older version without the bug.\
        """,
        List.of(
            new LabInstance(
                "orders-1",
                program,
                List.of(orders(40)),
                Onset.filesExhausted()
                    .and(Onset.queueFull())
                    .and(Onset.closeWaits(100))
                    .and(Onset.runningFor(LONG_ENOUGH)),
                Expectation.explained(
                    "close-wait-leak",
                    "close-wait-answered",
                    "fd-exhausted",
                    "accept-fails",
                    "accept-queue-full",
                    "syn-dropped",
                    "connect-timeout")),
            WELL));
  }

  private static Scenario fileLeak() {
    return handlerFails(
        "file-leak",
        Fault.LEAKS_FILES,
        "a file opened for each request and never closed, until none can be opened",
        """
        orders-1 serves one request after the other, opens the price list for each and never closes it. When
        files run out, the last free one goes to the next connection, the handler cannot open its file, and the
        connection is closed without an answer. orders-2 is an older version without the bug.\
        """);
  }

  private static Scenario outgoingLeak() {
    return handlerFails(
        "outgoing-leak",
        Fault.LEAKS_CONNECTIONS,
        "a connection to another service opened for each request and never closed",
        """
        orders-1 serves one request after the other, opens a connection to the stock service for each and never
        closes it. When files run out, the handler cannot connect, and the client's connection is closed without
        an answer. orders-2 is an older version without the bug.\
        """);
  }

  private static Scenario handlerFails(String name, Fault fault, String summary, String story) {
    return new Scenario(
        name,
        summary,
        story,
        List.of(
            new LabInstance(
                "orders-1",
                Program.of(PLAIN.withFault(fault), FEW_FILES),
                List.of(orders(30)),
                Onset.filesExhausted()
                    .and(Onset.logged("Too many open files", 20))
                    .and(Onset.runningFor(LONG_ENOUGH)),
                Expectation.explained(name, "fd-exhausted", "handler-fails", "empty-reply")),
            WELL));
  }

  private static Scenario acceptorTooSlow() {
    ServiceOptions slow = PLAIN.withBacklog(8).withAcceptPause(Duration.ofMillis(150));
    return new Scenario(
        "acceptor-too-slow",
        "a short queue and a thread that accepts more slowly than clients come",
        """
        orders-1 does something else for 0.15 s after each connection it accepts, and its listener's queue has
        room for 8. 40 clients come in a second: the queue is full all the time, new connections are dropped
        silently, a few are served late. Files are plentiful. orders-2 is an older version without the bug.\
        """,
        List.of(
            new LabInstance(
                "orders-1",
                Program.of(slow, ENOUGH_FILES),
                List.of(orders(40)),
                Onset.queueFull().and(Onset.answered(10)),
                Expectation.explained(
                    "acceptor-too-slow", "accept-queue-full", "syn-dropped", "connect-timeout")),
            WELL));
  }

  private static Scenario processFrozen() {
    return new Scenario(
        "process-frozen",
        "a process that is stopped while clients come",
        """
        orders-1 is stopped by a signal, as a paused machine or container would be. The kernel goes on
        accepting for it until the queue is full. orders-2 runs.\
        """,
        List.of(
            new LabInstance(
                "orders-1",
                Program.of(PLAIN.withBacklog(32), ENOUGH_FILES).as(Program.Mode.FROZEN),
                List.of(orders(20)),
                Onset.stopped().and(Onset.queueFull()),
                Expectation.explained(
                    "process-frozen", "accept-queue-full", "syn-dropped", "connect-timeout")),
            WELL));
  }

  private static Scenario portClosed() {
    return new Scenario(
        "port-closed",
        "nothing listens where the service should be",
        "orders-1 was never started. orders-2 runs.",
        List.of(
            new LabInstance(
                "orders-1",
                Program.of(PLAIN, ENOUGH_FILES).as(Program.Mode.ABSENT),
                List.of(orders(5)),
                Onset.none(),
                Expectation.explained("port-closed", "refused")),
            WELL));
  }

  private static Scenario healthy() {
    ServiceOptions service =
        PLAIN.withPool(new PoolOptions(5, Duration.ofSeconds(3), "select pg_sleep(0.02)"));
    Traffic reports = new Traffic(ClientKind.CLOSES, "/report", 5, 3, Duration.ofSeconds(1), 0);
    LabInstance one =
        new LabInstance(
            "orders-1",
            Program.of(service, ENOUGH_FILES),
            List.of(
                orders(20),
                orders(1).as(ClientKind.RESETS),
                orders(2).as(ClientKind.KEEPS).atMost(5),
                reports),
            Onset.answered(60).and(Onset.closeWaits(3)),
            Expectation.healthy());
    LabInstance two =
        new LabInstance(
            "orders-2",
            one.program(),
            List.of(orders(15), orders(1).as(ClientKind.RESETS)),
            Onset.answered(40),
            Expectation.healthy());
    return new Scenario(
        "healthy",
        "a service under load with nothing wrong, and things that look suspicious",
        """
        Both instances answer all they are asked. Some clients close with a reset, some keep idle connections,
        and three left while orders-1 still worked on their reports: three CLOSE-WAIT that do not grow.\
        """,
        List.of(one, two));
  }
}
