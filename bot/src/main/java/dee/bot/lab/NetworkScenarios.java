package dee.bot.lab;

import static dee.bot.lab.load.Traffic.orders;
import static dee.bot.lab.service.ServiceOptions.PLAIN;

import dee.bot.lab.load.ClientKind;
import dee.bot.lab.machine.Meddling;
import dee.bot.lab.machine.Meddling.Place;
import dee.bot.lab.service.ServiceOptions;
import java.time.Duration;
import java.util.List;

/** The scenarios whose fault is in the network: the service is well, and its clients are not. */
final class NetworkScenarios {

  private static final int RATE = 20;
  private static final Duration IDLE_LIMIT = Duration.ofSeconds(2);

  private NetworkScenarios() {}

  static Scenario rejectedByTheHost() {
    return scenario(
            "firewall-reject",
            "a packet filter on the instance's machine that rejects its clients",
            """
            A packet filter on the machine of orders-1 answers each SYN to its port with RST,ACK. The packets are
            those of a closed port to the byte, but orders-1 listens, and its kernel's own resets do not rise. A
            router stands between the clients and both instances. orders-2 is not filtered.\
            """,
            sick(
                PLAIN,
                Onset.clients("REFUSED", 40),
                "its own filter",
                "firewall-reject",
                "refused"))
        .in(new Meddling.Rejects(Place.HOST));
  }

  static Scenario rejectedOnTheWay() {
    return scenario(
            "firewall-reject-on-the-way",
            "a router that rejects an instance's clients in its name",
            """
            The router before both instances answers each SYN to orders-1 with RST,ACK in its name; orders-1 never
            sees one. What the router sends arrives with a TTL of 64, what the instances send with 63. orders-2 is
            not filtered.\
            """,
            sick(
                PLAIN,
                Onset.clients("REFUSED", 40),
                "a filter on the way",
                "firewall-reject",
                "refused"))
        .in(new Meddling.Rejects(Place.ROUTER));
  }

  static Scenario droppedByTheHost() {
    return scenario(
            "firewall-drop",
            "a packet filter on the instance's machine that drops its clients' SYNs",
            """
            A packet filter on the machine of orders-1 takes each SYN to its port away without a word. Clients see
            what they would see if the accept queue were full, but it is empty. orders-2 is not filtered.\
            """,
            sick(
                PLAIN,
                Onset.clients("CONNECT_TIMEOUT", 40),
                "its own filter",
                "firewall-drop",
                "connect-timeout"))
        .in(new Meddling.Drops(Place.HOST));
  }

  static Scenario droppedOnTheWay() {
    return scenario(
            "firewall-drop-on-the-way",
            "a router that drops an instance's clients' SYNs",
            """
            The router before both instances takes each SYN to orders-1 away without a word: none arrives there.
            orders-2 is not filtered.\
            """,
            sick(
                PLAIN,
                Onset.clients("CONNECT_TIMEOUT", 40),
                "a filter on the way",
                "firewall-drop",
                "connect-timeout"))
        .in(new Meddling.Drops(Place.ROUTER));
  }

  static Scenario forgottenByTheRouter() {
    return scenario(
            "nat-idle-timeout",
            "a router that forgets connections after 2 s without a packet",
            """
            The router before both instances keeps track of connections, forgets those that were idle for 2 s, and
            drops whatever then comes on one of orders-1. New connections work. Who kept one and uses it again
            hears nothing, and orders-1 knows of nothing. orders-2 is let through in any case.\
            """,
            new LabInstance(
                "orders-1",
                Program.of(PLAIN, Scenarios.ENOUGH_FILES),
                List.of(orders(RATE), orders(5).as(ClientKind.REUSES)),
                Onset.answered(RATE)
                    .and(Onset.silentAfter(IDLE_LIMIT.plusSeconds(1)))
                    .and(Onset.clients("READ_TIMEOUT", 5)),
                Expectation.explained("nat-idle-timeout", "read-timeout")))
        .in(new Meddling.ForgetsIdle(IDLE_LIMIT));
  }

  static Scenario injectedReset() {
    ServiceOptions slow = PLAIN.withAnswerDelay(Duration.ofMillis(150));
    return scenario(
            "injected-reset",
            "somebody on the way who resets an instance's connections in its name",
            """
            Somebody at the router sees the requests to orders-1, and 0.02 s after each sends its client a RST in
            the name of orders-1, which takes 0.15 s for an answer. The RST has a TTL, an IP-ID and a window of its
            own, and acknowledges nothing. orders-1 has not sent it. orders-2 is left alone.\
            """,
            sick(slow, Onset.clients("RESET", 40), "by another machine", "injected-reset", "reset"))
        .in(new Meddling.InjectsResets());
  }

  static Scenario synFlood() {
    return scenario(
            "syn-flood",
            "SYNs of many addresses that never go on, until a real one finds no room",
            """
            Somebody sends orders-1 200 SYNs a second in the names of many machines that do not exist. Its queue of
            handshakes under way has room for 16 and it sends no SYN cookies: the SYNs of real clients are dropped,
            while its queue of connections to accept is empty. orders-2 is left alone.\
            """,
            sick(
                PLAIN.withBacklog(16),
                Onset.counted("TcpExtTCPReqQFullDrop", 1000)
                    .and(Onset.clients("CONNECT_TIMEOUT", 40)),
                "the SYN queue overflowed",
                "syn-flood",
                "syn-dropped",
                "connect-timeout"))
        .in(new Meddling.FloodsWithSyns(200));
  }

  private static Scenario scenario(String name, String summary, String story, LabInstance sick) {
    return new Scenario(name, summary, story, List.of(sick, Scenarios.WELL));
  }

  private static LabInstance sick(
      ServiceOptions service, Onset onset, String who, String... chain) {
    return new LabInstance(
        "orders-1",
        Program.of(service, Scenarios.ENOUGH_FILES),
        List.of(orders(RATE)),
        onset,
        Expectation.explained(chain).by(who));
  }
}
