package dee.bot.lab;

import static dee.bot.lab.load.Traffic.orders;
import static dee.bot.lab.service.ServiceOptions.PLAIN;

import dee.bot.lab.load.ClientKind;
import dee.bot.lab.load.Traffic;
import dee.bot.lab.service.Fault;
import java.time.Duration;
import java.util.List;

/**
 * The faults of a service, or of its clients, that are told by packets: who closed which connection
 * when. Each target has a network stack of its own, because the kernel's counters are witnesses.
 */
final class WireScenarios {

  private WireScenarios() {}

  static Scenario closeWithUnreadData() {
    return wire(
        "close-with-unread-data",
        "connections that the service closes before it has read the request",
        """
        orders-1 reads the first bytes of a request and closes the connection 50 ms later. The rest is still
        unread, so the kernel resets the connection. orders-2 is an older version without the bug.\
        """,
        sick(
            Fault.READS_LITTLE,
            Onset.counted("TcpExtTCPAbortOnClose", 20),
            Expectation.explained("close-with-unread-data", "reset"),
            orders(20)));
  }

  static Scenario lingerZero() {
    return wire(
        "linger-zero",
        "connections that the service closes with SO_LINGER 0",
        """
        orders-1 reads each request to its end and closes the connection with SO_LINGER 0 instead of an answer:
        the kernel resets it, though nothing was left to read. orders-2 is an older version without the bug.\
        """,
        sick(
            Fault.LINGERS_ZERO,
            Onset.counted("TcpExtTCPAbortOnData", 20),
            Expectation.explained("linger-zero", "reset"),
            orders(20)));
  }

  static Scenario keepaliveRace() {
    return wire(
        "keepalive-race",
        "kept connections that the service closes just before their clients use them again",
        """
        orders-1 closes connections that were idle for two seconds. Some of its clients keep theirs for a little
        longer and do not look before they use them again: their next request meets a closed connection and is
        answered by a reset. New connections always work. orders-2 keeps idle connections for minutes.\
        """,
        sick(
            Fault.CLOSES_IDLE,
            Onset.counted("TcpOutRsts", 12).and(Onset.answered(60)),
            Expectation.explained("keepalive-race", "reset"),
            orders(10),
            orders(5).as(ClientKind.REUSES)));
  }

  static Scenario protocolMismatch() {
    return wire(
        "protocol-mismatch",
        "a service that speaks TLS to clients that speak plain HTTP",
        """
        orders-1 was deployed with TLS on its port, and its clients still ask in plain HTTP: it closes each of
        their connections at once, without an answer. orders-2 speaks plain HTTP as before.\
        """,
        sick(
            Fault.SPEAKS_TLS,
            Onset.logged("failed: not TLS", 20),
            Expectation.explained("protocol-mismatch", "empty-reply"),
            orders(20)));
  }

  static Scenario acceptedAndDropped() {
    LabInstance dropping =
        new LabInstance(
            "orders-1",
            Program.of(PLAIN.withFault(Fault.DROPS_WITHOUT_FILES), Scenarios.FEW_FILES),
            List.of(orders(30)),
            Onset.filesExhausted().and(Onset.counted("TcpExtTCPAbortOnClose", 60)),
            Expectation.explained(
                "file-leak", "fd-exhausted", "accept-fails", "accepted-and-dropped", "reset"));
    return wire(
        "accepted-and-dropped",
        "a program that accepts only to close at once, because no file is left",
        """
        orders-1 opens the price list after each request and never closes it. When no file is left, it gives up
        one that it holds in reserve, accepts all who wait, closes them at once and takes its reserve back: its
        queue stays empty, and nobody is served. orders-2 is an older version without the bug.\
        """,
        dropping);
  }

  static Scenario crashLoop() {
    LabInstance crashing =
        new LabInstance(
            "orders-1",
            Program.of(PLAIN.withFault(Fault.CRASHES), Scenarios.ENOUGH_FILES)
                .as(Program.Mode.REVIVED),
            List.of(orders(30)),
            Onset.logged("Started OrdersService", 3),
            Expectation.explained("crash-loop", "process-restarting", "queue-flushed", "reset"));
    return wire(
        "crash-loop",
        "a process that dies under load and is started again, again and again",
        """
        orders-1 hangs a second after its first request and dies of it 0.8 s later without a word. Those who
        came meanwhile waited in the kernel's queue and are reset. It is started again at once; until it listens,
        clients are refused. orders-2 is an older version without the bug.\
        """,
        crashing);
  }

  static Scenario resetAfterRestart() {
    LabInstance restarted =
        new LabInstance(
            "orders-1",
            Program.of(PLAIN.withFault(Fault.STALLS), Scenarios.ENOUGH_FILES)
                .as(Program.Mode.WATCHED),
            List.of(orders(30)),
            Onset.logged("asked to stop by SIGTERM", 2)
                .and(Onset.logged("Started OrdersService", 3)),
            Expectation.explained("restarted", "process-restarting", "queue-flushed", "reset"));
    return wire(
        "reset-after-restart",
        "a service that is restarted to heal it, and whose waiting clients the restart resets",
        """
        Every few seconds orders-1 does something else for a second, and those who come wait in the kernel's
        queue. They would all be answered; but a health check waits 0.7 s for its answer and then has the service
        restarted, which resets all who wait. orders-2 does not stall.\
        """,
        restarted);
  }

  static Scenario halfOpenPeers() {
    Traffic subscribers =
        new Traffic(ClientKind.VANISHES, "/events", 60, 250, Duration.ofSeconds(60), 0);
    LabInstance deserted =
        new LabInstance(
            "orders-1",
            Program.of(PLAIN.withBacklog(32), Scenarios.FEW_FILES),
            List.of(subscribers, orders(20)),
            Onset.filesExhausted().and(Onset.queueFull()).and(Onset.vanished(150)),
            Expectation.explained(
                "half-open-peers",
                "fd-exhausted",
                "accept-fails",
                "accept-queue-full",
                "syn-dropped",
                "connect-timeout"));
    return wire(
        "half-open-peers",
        "clients that vanished without closing, whose connections hold all files",
        """
        orders-1 sends events to subscribed clients, and nothing tells it whether they are still there. They were
        on a network whose link was cut: no FIN came, the kernel sends the same event again and again, and their
        connections hold all files. Nobody new can be accepted. orders-2 has no subscribers.\
        """,
        deserted);
  }

  static Scenario healthyWithResets() {
    LabInstance one =
        new LabInstance(
            "orders-1",
            Program.of(PLAIN, Scenarios.ENOUGH_FILES),
            List.of(
                orders(20),
                orders(10).as(ClientKind.RESETS),
                orders(2).as(ClientKind.CONNECTS),
                orders(2).as(ClientKind.KEEPS).atMost(5)),
            Onset.answered(120),
            Expectation.healthy());
    LabInstance two =
        new LabInstance(
            "orders-2",
            one.program(),
            List.of(orders(10), orders(5).as(ClientKind.RESETS)),
            Onset.answered(60),
            Expectation.healthy());
    return new Scenario(
            "healthy-with-resets",
            "a service with nothing wrong, and clients that leave with a reset",
            """
            Both instances answer all they are asked. A third of the clients close with a reset once they have
            their answer, a health check connects and resets without asking, and some keep idle connections.\
            """,
            List.of(one, two))
        .on(Isolation.NAMESPACES);
  }

  private static Scenario wire(String name, String summary, String story, LabInstance sick) {
    return new Scenario(name, summary, story, List.of(sick, Scenarios.WELL))
        .on(Isolation.NAMESPACES);
  }

  private static LabInstance sick(
      Fault fault, Onset onset, Expectation expectation, Traffic... traffic) {
    return new LabInstance(
        "orders-1",
        Program.of(PLAIN.withFault(fault), Scenarios.ENOUGH_FILES),
        List.of(traffic),
        onset,
        expectation);
  }
}
