package dee.probes.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.Captured;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcNetTcpParserTest {

  private static ProcNetTcp captured(String name) {
    return ProcNetTcpParser.parse(
        Captured.text("sockets/linux-6.18/" + name + ".out").lines().toList());
  }

  @Test
  void reads_the_same_sockets_that_ss_shows() {
    ProcNetTcp table = captured("proc-net-tcp");
    assertThat(table.unreadable()).isEmpty();
    List<String> shown =
        SsParser.parse(Captured.text("sockets/linux-6.18/ss-tanpie.out").lines().toList())
            .sockets()
            .stream()
            .filter(s -> !s.local().address().contains(":") && !s.local().address().equals("*"))
            .map(s ->
                s.state() + " " + s.local().address() + " " + s.local().port() + " " + s.inode())
            .toList();
    assertThat(table.sockets())
        .extracting(s ->
            s.state().ss()
                + " "
                + s.local().address()
                + " "
                + s.local().port()
                + " OptionalLong["
                + s.inode()
                + "]")
        .containsAll(shown);
  }

  @Test
  void reads_an_ipv4_address_within_ipv6() {
    ProcNetTcp table = captured("proc-net-tcp6");
    assertThat(table.sockets().getFirst().local()).isEqualTo(new Endpoint("::", "", "18332"));
    assertThat(table.sockets().getLast().local()).isEqualTo(new Endpoint("127.0.0.1", "", "18332"));
  }

  @Test
  void reads_the_words_of_a_big_endian_machine() {
    ProcNetTcp table =
        ProcNetTcpParser.parse(
            List.of(
                "   0: 7F000001:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 12 1"),
            ByteOrder.BIG_ENDIAN);
    assertThat(table.sockets().getFirst().local()).isEqualTo(new Endpoint("127.0.0.1", "", "22"));
  }

  @Test
  void writes_ipv6_in_its_shortest_form() {
    ProcNetTcp table =
        ProcNetTcpParser.parse(
            List.of(
                "   0: B80D0120000000000000000001000000:0050 00000000000000000000000001000000:0000 01"
                    + " 00000000:00000000 00:00000000 00000000 0 0 12 1"));
    assertThat(table.sockets().getFirst().local().address()).isEqualTo("2001:db8::1");
    assertThat(table.sockets().getFirst().peer().address()).isEqualTo("::1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cat: /proc/net/tcp: No such file or directory",
        "   0: 0100007F:4737 00000000:0000 0A 00000000:0000",
        "   0: 0100007F:4737 00000000:0000 FF 00000000:00000000 00:00000000 00000000 0 0 12 1",
        "\u0000\ufffd"
      })
  void keeps_a_line_it_cannot_read(String line) {
    assertThat(ProcNetTcpParser.parse(List.of(line)).unreadable()).containsExactly(line);
  }

  @Test
  void reads_nothing_from_nothing() {
    assertThat(ProcNetTcpParser.parse(List.of()).sockets()).isEmpty();
  }
}
