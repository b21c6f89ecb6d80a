package dee.probes.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.Captured;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SsParserTest {

  private static SsTable captured(String name) {
    return SsParser.parse(Captured.text("sockets/linux-6.18/" + name + ".out").lines().toList());
  }

  @ParameterizedTest
  @CsvSource({"ss-a, 51", "ss-xa, 5", "ss-tulpen, 7", "ss-tanpie, 34", "ss-connected, 28"})
  void reads_every_row_of_a_captured_table(String name, int rows) {
    SsTable table = captured(name);
    assertThat(table.unreadable()).isEmpty();
    assertThat(table.sockets()).hasSize(rows);
  }

  @Test
  void joins_the_second_line_of_details_to_its_row() {
    SsSocket unanswered =
        captured("ss-tanpie").sockets().stream()
            .filter(s -> s.peer().port().equals("51610") && s.state().equals("CLOSE-WAIT"))
            .findFirst()
            .orElseThrow();
    assertThat(unanswered.inode()).hasValue(32973);
    assertThat(unanswered.number("bytes_received")).hasValue(19);
    assertThat(unanswered.number("bytes_sent")).isEmpty();
    assertThat(unanswered.detail("users"))
        .hasValueSatisfying(u -> assertThat(u).contains("pid=12859"));
  }

  @Test
  void reads_a_path_with_a_blank_and_its_inode() {
    SsSocket listener = captured("ss-xa").sockets().getFirst();
    assertThat(listener.local()).isEqualTo(new Endpoint("a b.sock", "", "32956"));
    assertThat(listener.peer()).isEqualTo(new Endpoint("*", "", "0"));
  }

  @Test
  void reads_the_device_of_an_address() {
    assertThat(captured("ss-a").sockets())
        .extracting(SsSocket::local)
        .contains(new Endpoint("127.0.0.1", "lo", "18234"));
  }

  @Test
  void reads_netid_and_state_printed_as_one_word() {
    SsTable table =
        SsParser.parse(
            List.of(
                "Netid  State      Recv-Q Send-Q Local Address:Port   Peer Address:Port",
                "tcpESTAB      0      0      10.0.0.1:22      10.0.0.2:50000",
                "u_strESTAB      0      0      * 15678      * 15679"));
    assertThat(table.unreadable()).isEmpty();
    assertThat(table.sockets())
        .extracting(s -> s.netid() + " " + s.state() + " " + s.local())
        .containsExactly("tcp ESTAB 10.0.0.1:22", "u_str ESTAB *:15678");
  }

  @Test
  void reads_rows_without_a_header_and_without_a_state() {
    SsTable table =
        SsParser.parse(
            List.of("1      0      [::ffff:10.0.0.1]:80 [fe80::2]%eth0:50000 ino:7 sk:1"));
    SsSocket socket = table.sockets().getFirst();
    assertThat(socket.local().plainAddress()).isEqualTo("10.0.0.1");
    assertThat(socket.peer()).isEqualTo(new Endpoint("fe80::2", "eth0", "50000"));
    assertThat(socket.state()).isEmpty();
    assertThat(socket.inode()).hasValue(7);
  }

  @Test
  void keeps_names_of_processes_with_blanks_whole() {
    SsTable table =
        SsParser.parse(
            List.of(
                "LISTEN 0 128 *:22 *:* users:((\"sshd [listener\",pid=1,fd=3)) ino:5 sk:1",
                "LISTEN 0 128 *:23 *:*"));
    assertThat(table.sockets().getFirst().detail("users"))
        .contains("((\"sshd [listener\",pid=1,fd=3))");
    assertThat(table.sockets().getLast().details()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ss: command not found",
        "Cannot open netlink socket: Permission denied",
        "ESTAB 0",
        "ESTAB 0 0 10.0.0.1:22",
        "\u0000\u0001\ufffd\ufffd",
        "99999999999999999999 0 a:1 b:2"
      })
  void keeps_a_line_it_cannot_read(String line) {
    SsTable table = SsParser.parse(List.of(line));
    assertThat(table.sockets()).isEmpty();
    assertThat(table.unreadable()).containsExactly(line);
  }

  @Test
  void reads_nothing_from_nothing() {
    assertThat(SsParser.parse(List.of()).sockets()).isEmpty();
    assertThat(SsParser.parse(List.of("")).unreadable()).isEmpty();
  }

  @Test
  void keeps_every_line_of_a_table_cut_anywhere() {
    String text = Captured.text("sockets/linux-6.18/ss-tanpie.out");
    for (int end = 0; end < text.length(); end += 7) {
      List<String> lines = text.substring(0, end).lines().toList();
      SsTable table = SsParser.parse(lines);
      long rows =
          lines.stream().filter(l -> !l.startsWith("\t") && !l.contains("Recv-Q Send-Q")).count();
      assertThat(table.sockets().size() + table.unreadable().size())
          .isBetween((int) rows, lines.size());
    }
  }
}
