package dee.playbooks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.Exchange;
import dee.playbooks.Exchange.Arrow;
import dee.playbooks.Exchange.Pause;
import dee.playbooks.Exchange.Seen;
import dee.playbooks.Exchange.Sender;
import dee.playbooks.Exchange.Step;
import dee.playbooks.SampleFacts;
import dee.playbooks.diagnosis.Diagnosis;
import dee.playbooks.diagnosis.Facts;
import dee.playbooks.diagnosis.Verdict;
import dee.probes.Outcome;
import dee.probes.packets.Capture;
import dee.probes.packets.Capture.Scope;
import dee.probes.packets.CaptureReader;
import dee.probes.packets.Traffic;
import dee.probes.packets.flow.FlowBounds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real captures, and the causes that they belong to. */
class ExchangeWriterTest {

  private static final Path CAPTURES =
      Path.of("..", "remote-probes", "src", "test", "resources", "packets", "linux-6.18");

  private static Capture capture(String file, String device) {
    return capture(file, device, FlowBounds.USUAL);
  }

  private static Capture capture(String file, String device, FlowBounds bounds) {
    try (InputStream in = Files.newInputStream(CAPTURES.resolve(file))) {
      Outcome<Traffic> read = CaptureReader.read(in, bounds.withServicePort(8080));
      return new Capture(
          read.asOptional().orElseThrow(),
          new Capture.Taken(
              device, Scope.WHOLE_FLOWS, Duration.ofSeconds(7), OptionalLong.of(0), false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Facts both(String name) {
    return SampleFacts.healthy()
        .with("packets", capture(name + ".server.pcap", "eth0"))
        .with("packets-here", capture(name + ".pcap", "eth1"))
        .facts();
  }

  private static Facts atServer(String name) {
    return SampleFacts.healthy().with("packets", capture(name + ".server.pcap", "eth0")).facts();
  }

  private static Facts nearby(String name) {
    return SampleFacts.healthy().with("packets-here", capture(name + ".pcap", "eth1")).facts();
  }

  private static Diagnosis explained(String cause) {
    return diagnosis(Verdict.EXPLAINED, List.of("reset"), List.of(cause));
  }

  private static Diagnosis unresolved(String symptom) {
    return diagnosis(Verdict.UNRESOLVED, List.of(symptom), List.of());
  }

  private static Diagnosis diagnosis(Verdict verdict, List<String> symptoms, List<String> causes) {
    return new Diagnosis(
        verdict, symptoms, causes, List.of(), List.of(), List.of(), Optional.empty());
  }

  private static Exchange written(Facts facts, Diagnosis diagnosis) {
    return ExchangeWriter.write(facts, diagnosis).orElseThrow();
  }

  /** A ladder in short lines: who, what, where it was seen, note; {@code *} is the telling one. */
  private static List<String> lines(Exchange exchange) {
    return exchange.steps().stream().map(ExchangeWriterTest::line).toList();
  }

  private static String line(Step step) {
    return switch (step) {
      case Pause(Duration length, long omitted) ->
          "%.1f s%s".formatted(length.toMillis() / 1000.0, omitted == 0 ? "" : ", " + omitted);
      case Arrow arrow ->
          "%s%s %s %s%s"
              .formatted(
                  arrow.telling() ? "*" : "",
                  arrow.from(),
                  arrow.what(),
                  arrow.seen(),
                  arrow.note().isEmpty() ? "" : " (" + arrow.note() + ")");
    };
  }

  /** Both captures; the server's began later, behind so many packets. */
  private static Facts begunLater(String name, int packets) {
    try {
      byte[] whole = Files.readAllBytes(CAPTURES.resolve(name + ".server.pcap"));
      ByteBuffer file = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
      int at = 24;
      for (int i = 0; i < packets; i++) {
        at += 16 + file.getInt(at + 8);
      }
      ByteArrayOutputStream rest = new ByteArrayOutputStream();
      rest.write(whole, 0, 24);
      rest.write(whole, at, whole.length - at);
      Path later = Files.createTempFile("later", ".pcap");
      try {
        Files.write(later, rest.toByteArray());
        return SampleFacts.healthy()
            .with("packets", capture(later.toAbsolutePath().toString(), "eth0"))
            .with("packets-here", capture(name + ".pcap", "eth1"))
            .facts();
      } finally {
        Files.delete(later);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void what_was_sent_before_the_other_capture_began_is_not_called_missing() {
    Exchange exchange = written(begunLater("injected", 3), explained("injected-reset"));
    assertThat(lines(exchange).subList(0, 3))
        .containsExactly(
            "CLIENT SYN ONE_CAPTURE", "SERVER SYN,ACK ONE_CAPTURE", "CLIENT ACK ONE_CAPTURE");
    assertThat(lines(exchange)).anyMatch(line -> line.endsWith("BOTH"));
  }

  @Test
  void a_connection_that_both_captures_have_whole_is_shown_before_one_that_was_under_way() {
    Exchange exchange = written(begunLater("unread-data", 2), explained("close-with-unread-data"));
    assertThat(lines(exchange)).allMatch(line -> line.contains("BOTH") || line.endsWith(" s"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unread-data | close-with-unread-data | orders-1 itself reset the connection 50 ms after the request, which it had not read | *SERVER RST,ACK BOTH (IP-ID 33639 follows 33638, orders-1's own: its kernel tore the socket down)",
        "killed | crash-loop | when its process ended, the kernel of orders-1 reset 4 connections in the same moment; this is one of them | *SERVER RST,ACK BOTH (RST,ACK with an open window: its kernel tore the socket down)",
        "crossing | keepalive-race | orders-1 closed the idle connection after 1.5 s; the client's next request met the closed connection and was reset | *SERVER RST BOTH (RST without ACK, window 0: no such connection on orders-1 any more)",
        "accepted-and-dropped | accepted-and-dropped | orders-1 took the connection and reset it 10 ms later without sending a byte | *SERVER RST,ACK BOTH (orders-1 had not sent a byte)",
        "host-reject | firewall-reject | a packet filter refused the connection in the service's place, on orders-1 | *SERVER RST,ACK BOTH (RST,ACK with window 0: nobody listens, or a filter on orders-1 rejects it)",
        "router-refuses | firewall-reject | another machine refused the connection in orders-1's name; the SYN never came to orders-1 | *OTHER_AS_SERVER RST,ACK CLIENT_ONLY (TTL 64, orders-1's own have 63, no trace of it on orders-1: another machine refused)",
        "syn-ignored | firewall-drop | the SYN came to orders-1 3 times and was never answered | *CLIENT SYN BOTH (came to orders-1, which sent no answer)",
        "syn-lost | firewall-drop | the SYN was sent 3 times and never came to orders-1 | *CLIENT SYN CLIENT_ONLY (never came to orders-1)",
        "forgotten | nat-idle-timeout | after 1.5 s of idleness the request was sent 5 times and never answered, though orders-1 had not closed the connection | *CLIENT 36 bytes CLIENT_ONLY (never came to orders-1, and nothing came back)",
        "router-reject | nat-idle-timeout | another machine reset the connection in orders-1's name, after 2.5 s of idleness; orders-1 sent no such packet | *OTHER_AS_SERVER RST CLIENT_ONLY (TTL 64, orders-1's own have 63, no trace of it on orders-1: another machine sent it)",
        "injected | injected-reset | another machine reset the connection in orders-1's name; orders-1 sent no such packet | *OTHER_AS_SERVER RST CLIENT_ONLY (TTL 128, orders-1's own have 63, no trace of it on orders-1: another machine sent it)",
        "tls-to-plain | protocol-mismatch | the client speaks TLS, and orders-1 closes without a byte | *SERVER FIN,ACK BOTH (closed upon a TLS greeting)",
        "plain-to-tls | protocol-mismatch | the client speaks plain HTTP, and orders-1 closes, as it speaks TLS with others | *SERVER RST,ACK BOTH (closed upon a plain request)",
      })
  void a_cause_is_shown_by_the_connection_that_it_made(
      String name, String cause, String shows, String telling) {
    Exchange exchange = written(both(name), explained(cause));

    assertThat(exchange.shows()).isEqualTo(shows);
    assertThat(exchange.condition()).isEqualTo(cause);
    assertThat(exchange.telling().map(ExchangeWriterTest::line)).contains(telling);
    assertThat(exchange.client().name()).isEqualTo("Dee's host");
    assertThat(exchange.server().name()).isEqualTo("orders-1");
    assertThat(exchange.captured()).isEqualTo("on orders-1 and on Dee's host");
    assertThat(exchange.evidence()).containsExactly("e-packets", "e-packets-here");
    assertThat(exchange.steps()).hasSizeLessThanOrEqualTo(14);
  }

  @Test
  void the_ladder_has_pauses_and_says_which_side_saw_what() {
    assertThat(lines(written(both("crossing"), explained("keepalive-race"))))
        .containsExactly(
            "CLIENT SYN BOTH",
            "SERVER SYN,ACK BOTH",
            "CLIENT ACK BOTH",
            "CLIENT 36 bytes BOTH",
            "SERVER ACK BOTH",
            "SERVER 40 bytes BOTH",
            "CLIENT ACK BOTH",
            "1.5 s",
            "SERVER FIN,ACK SERVER_ONLY (closed after 1.5 s of idleness)",
            "CLIENT 36 bytes BOTH",
            "*SERVER RST BOTH"
                + " (RST without ACK, window 0: no such connection on orders-1 any more)");
  }

  @Test
  void times_count_from_the_first_packet() {
    Exchange exchange = written(both("unread-data"), explained("close-with-unread-data"));
    Arrow first = (Arrow) exchange.steps().getFirst();
    Arrow telling = exchange.telling().orElseThrow();

    assertThat(first.after()).isEqualTo(Duration.ZERO);
    assertThat(telling.after())
        .isEqualTo(Duration.between(first.at(), telling.at()))
        .isBetween(Duration.ofMillis(50), Duration.ofMillis(60));
  }

  @Test
  void what_does_not_fit_is_left_out_of_the_middle_and_counted() {
    assertThat(lines(written(both("forgotten"), explained("nat-idle-timeout"))))
        .hasSizeLessThanOrEqualTo(14)
        .startsWith("CLIENT SYN BOTH", "SERVER SYN,ACK BOTH", "CLIENT ACK BOTH")
        .contains("0.0 s, 2", "1.5 s");
  }

  @Test
  void packets_that_the_reader_did_not_keep_are_counted() {
    FlowBounds few = new FlowBounds(10, 3, 3, OptionalInt.empty());
    Facts facts =
        SampleFacts.healthy()
            .with("packets-here", capture("keep-alive-race.pcap", "eth1", few))
            .facts();

    assertThat(lines(written(facts, explained("keepalive-race"))))
        .hasSize(8)
        .element(3)
        .isEqualTo("2.0 s, 5");
  }

  @Test
  void one_capture_claims_nothing_about_the_other_side() {
    Exchange atServer = written(atServer("unread-data"), explained("linger-zero"));
    Exchange nearby = written(nearby("injected"), explained("injected-reset"));

    assertThat(atServer.client().name()).isEqualTo("a client");
    assertThat(atServer.captured()).isEqualTo("on orders-1");
    assertThat(atServer.evidence()).containsExactly("e-packets");
    assertThat(atServer.shows()).endsWith("without an answer");
    assertThat(nearby.captured()).isEqualTo("on Dee's host");
    assertThat(nearby.shows()).isEqualTo("another machine reset the connection in orders-1's name");
    assertThat(List.of(atServer, nearby))
        .allSatisfy(
            exchange -> assertThat(lines(exchange)).allMatch(line -> line.contains("ONE_CAPTURE")));
    assertThat(nearby.telling().map(Arrow::note))
        .contains("TTL 128, orders-1's own have 63: another machine sent it");
  }

  @Test
  void what_is_unresolved_is_shown_by_its_symptom() {
    Exchange reset = written(both("unread-data"), unresolved("reset"));
    Exchange timeout = written(nearby("syn-lost"), unresolved("connect-timeout"));

    assertThat(reset.condition()).isEqualTo("reset");
    assertThat(reset.telling().map(Arrow::from)).contains(Sender.SERVER);
    assertThat(timeout.shows()).isEqualTo("the SYN was sent 3 times and no answer came back");
    assertThat(timeout.telling().map(Arrow::seen)).contains(Seen.ONE_CAPTURE);
  }

  @Test
  void nothing_is_shown_that_does_not_belong_to_the_diagnosis() {
    Facts facts = both("unread-data");

    assertThat(ExchangeWriter.write(facts, explained("syn-flood"))).isEmpty();
    assertThat(ExchangeWriter.write(facts, unresolved("refused"))).isEmpty();
    assertThat(ExchangeWriter.write(facts, diagnosis(Verdict.HEALTHY, List.of(), List.of())))
        .isEmpty();
    assertThat(ExchangeWriter.write(SampleFacts.healthy().facts(), explained("linger-zero")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unread-data | 3 connections in 7.0 s on orders-1 (eth0) and on Dee's host (eth1): 3 reset by orders-1, 3 closed as soon as they were open, without a byte",
        "client-left | 4 connections in 7.0 s on orders-1 (eth0) and on Dee's host (eth1): 4 resets of clients that left (benign)",
        "syn-ignored | 3 connections in 7.0 s on orders-1 (eth0) and on Dee's host (eth1): 2 not answered by orders-1, 1 reset after the end (benign)",
        "lossy | 1 connection in 7.0 s on orders-1 (eth0) and on Dee's host (eth1): no reset",
      })
  void the_captures_are_a_phrase_of_every_report(String name, String phrase) {
    assertThat(new Phrases(both(name)).all()).contains("packets: " + phrase);
  }
}
