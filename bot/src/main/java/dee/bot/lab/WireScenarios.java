package dee.bot.lab;

import static dee.bot.lab.load.Traffic.orders;
import static dee.bot.lab.service.ServiceOptions.PLAIN;

import dee.bot.lab.load.ClientKind;
import dee.bot.lab.load.Traffic;
import dee.bot.lab.service.Fault;
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
