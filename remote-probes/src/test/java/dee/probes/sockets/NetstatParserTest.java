package dee.probes.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.Captured;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetstatParserTest {

  @ParameterizedTest
  @ValueSource(strings = {"netstat-tuanp", "busybox-netstat-tan"})
  void reads_every_row_of_a_captured_table(String name) {
    List<String> lines = Captured.text("sockets/linux-6.18/" + name + ".out").lines().toList();
    SsTable table = NetstatParser.parse(lines);
    assertThat(table.unreadable()).isEmpty();
    assertThat(table.sockets()).hasSize(lines.size() - 2);
    assertThat(table.sockets())
        .filteredOn(s -> s.state().equals("LISTEN") && s.local().port().equals("18441"))
        .anySatisfy(s -> {
          assertThat(s.recvQ()).isEqualTo(3);
          assertThat(s.sendQ()).isZero();
        });
  }

  @Test
  void reads_the_dots_of_the_bsds_and_a_column_before_the_protocol() {
    SsTable table =
        NetstatParser.parse(
            List.of(
                "Tcpcb            Proto Recv-Q Send-Q Local Address      Foreign Address    (state)",
                "fffff80003df43d0 tcp4       0      7 10.0.0.1.22        *.*                LISTEN"));
    assertThat(table.sockets())
        .containsExactly(
            new SsSocket(
                "tcp4",
                "LISTEN",
                0,
                7,
                new Endpoint("10.0.0.1", "", "22"),
                new Endpoint("*", "", "*"),
                ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp 0 0 10.0.0.1:22",
        "netstat: command not found",
        "tcp x 0 a:1 b:2",
        "\u0000\ufffd"
      })
  void keeps_a_line_it_cannot_read(String line) {
    String header =
        "Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name";
    assertThat(NetstatParser.parse(List.of(header, line)).unreadable()).containsExactly(line);
    assertThat(NetstatParser.parse(List.of(line)).unreadable()).containsExactly(line);
  }

  @Test
  void reads_nothing_from_nothing() {
    assertThat(NetstatParser.parse(List.of()).sockets()).isEmpty();
  }
}
