package dee.probes.corpus;

import dee.probes.sockets.Endpoint;
import dee.probes.sockets.NetstatParser;
import dee.probes.sockets.ProcNetTcp;
import dee.probes.sockets.ProcNetTcpParser;
import dee.probes.sockets.SsParser;
import dee.probes.sockets.SsSocket;
import dee.probes.sockets.SsTable;
import dee.probes.sockets.TcpState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Tables of sockets. */
public final class SocketChecks {

  private static final Pattern COUNT = Pattern.compile("len\\(\\w+(?:\\.data)?\\) == (\\d+)");

  private SocketChecks() {}

  /** A table of ss. */
  public static void ss(CorpusEntry entry, Differences expected, Differences second) {
    SsTable table = SsParser.parse(entry.lines());
    long headers = entry.lines().stream().filter(l -> l.contains("Recv-Q")).count();
    long joined = entry.filled() - headers - table.sockets().size() - table.unreadable().size();
    long indented =
        entry.lines().stream()
            .filter(l -> !l.isBlank() && Character.isWhitespace(l.charAt(0)))
            .count();
    expected.same("lines that are nowhere", true, joined >= 0 && joined <= indented);
    entry.expected("jc-json").ifPresent(json -> ss(table.sockets(), json, expected));
    entry.second().ifPresent(json -> ss(table.sockets(), json, second));
    entry.expected("truth").ifPresent(truth -> ssTruth(table.sockets(), truth, expected));
    entry.expected("asserts").ifPresent(a -> count(a, table.sockets().size(), expected));
  }

  private static void ss(List<SsSocket> read, JsonNode json, Differences differences) {
    differences.same("rows", json.size(), read.size());
    for (int i = 0; i < Math.min(json.size(), read.size()); i++) {
      ss("row " + i, read.get(i), json.get(i), differences);
    }
  }

  private static void ss(String row, SsSocket read, JsonNode json, Differences differences) {
    differences.sameText(row + " netid", json.path("netid"), read.netid());
    differences.sameText(row + " state", json.path("state"), read.state());
    differences.sameText(row + " recv_q", json.path("recv_q"), String.valueOf(read.recvQ()));
    differences.sameText(row + " send_q", json.path("send_q"), String.valueOf(read.sendQ()));
    if (json.has("local_port") && !json.has("path")) {
      end(row + " local", json, "local", read.local(), differences);
      end(row + " peer", json, "peer", read.peer(), differences);
    }
    differences.sameText(row + " path", json.path("path"), read.local().address());
    JsonNode options = json.path("opts");
    option(row, options, "inode_number", read, "ino", differences);
    option(row, options, "uid_number", read, "uid", differences);
    option(row, options, "cookie", read, "sk", differences);
    option(row, options, "cgroup", read, "cgroup", differences);
    option(row, options, "v6only", read, "v6only", differences);
    if (options.has("process_id")) {
      TreeSet<String> pids = new TreeSet<>();
      Matcher pid = Pattern.compile("pid=(\\d+)").matcher(read.detail("users").orElse(""));
      while (pid.find()) {
        pids.add(pid.group(1));
      }
      differences.same(
          row + " pids", new TreeSet<>(options.path("process_id").propertyNames()), pids);
    }
  }

  private static void option(
      String row, JsonNode options, String key, SsSocket read, String own, Differences found) {
    found.sameText(row + " " + key, options.path(key), read.detail(own).orElse(""));
  }

  private static void end(
      String what, JsonNode json, String side, Endpoint read, Differences differences) {
    JsonNode address = json.path(side + "_address");
    if (address.isString()) {
      Endpoint wanted = Endpoint.of(address.asString(), json.path(side + "_port").asString(""));
      differences.same(what + " address", wanted.plainAddress(), read.plainAddress());
      differences.same(what + " port", wanted.port(), read.port());
    }
    if (side.equals("local") && json.has("interface")) {
      differences.same(what + " device", json.path("interface").asString(), read.device());
    }
  }

  /** A table of netstat. */
  public static void netstat(CorpusEntry entry, Differences expected, Differences second) {
    SsTable table = NetstatParser.parse(entry.lines());
    long heads =
        entry.lines().stream()
            .filter(l ->
                l.startsWith("Active ")
                    || (l.contains("Proto Recv-Q Send-Q") && l.contains("Local Address")))
            .count();
    expected.same(
        "lines", entry.filled(), heads + table.sockets().size() + table.unreadable().size());
    entry.expected("jc-json").ifPresent(json -> netstat(table.sockets(), json, expected));
    entry.second().ifPresent(json -> netstat(table.sockets(), json, second));
    entry
        .expected("truth")
        .ifPresent(truth -> {
          Map<TcpState, Integer> four = new EnumMap<>(TcpState.class);
          table.sockets().stream()
              .filter(s -> s.netid().startsWith("tcp") && !s.local().address().contains(":"))
              .forEach(
                  s -> TcpState.named(s.state()).ifPresent(n -> four.merge(n, 1, Integer::sum)));
          states(four, truth, 4, expected);
        });
  }

  private static void netstat(List<SsSocket> read, JsonNode json, Differences differences) {
    List<JsonNode> rows = new ArrayList<>();
    for (JsonNode row : json) {
      if (row.path("kind").asString("").equals("network")) {
        rows.add(row);
      }
    }
    differences.same("rows", rows.size(), read.size());
    for (int i = 0; i < Math.min(rows.size(), read.size()); i++) {
      JsonNode row = rows.get(i);
      SsSocket own = read.get(i);
      String at = "row " + i + " ";
      differences.sameText(at + "proto", row.path("proto"), own.netid());
      differences.sameText(at + "recv_q", row.path("recv_q"), String.valueOf(own.recvQ()));
      differences.sameText(at + "send_q", row.path("send_q"), String.valueOf(own.sendQ()));
      // The other parser takes the bytes of a UDP socket of macOS for its state.
      if (!row.path("state").asString("").matches("\\d{4,}")) {
        differences.sameText(at + "state", row.path("state"), own.state());
      }
      end(at + "local", row, "local", own.local(), differences);
      end(at + "foreign", row, "foreign", own.peer(), differences);
      if (row.path("pid").isNumber()) {
        String pid = row.path("pid").asString() + "/";
        differences.same(at + "pid", true, (" " + own.details()).contains(" " + pid));
      }
    }
  }

  private static void ssTruth(List<SsSocket> read, JsonNode truth, Differences differences) {
    Map<TcpState, Integer> four = new EnumMap<>(TcpState.class);
    Map<TcpState, Integer> six = new EnumMap<>(TcpState.class);
    for (SsSocket socket : read) {
      if (socket.netid().isEmpty() || socket.netid().equals("tcp")) {
        boolean ipv6 = socket.local().address().matches(".*:.*|\\*");
        TcpState.named(socket.state())
            .ifPresent(s -> (ipv6 ? six : four).merge(s, 1, Integer::sum));
      }
    }
    states(four, truth, 4, differences);
    states(six, truth, 6, differences);
    JsonNode full = truth.path("made").path("full_listener");
    for (SsSocket socket : read) {
      if (socket.state().equals("LISTEN")
          && socket.local().port().equals(full.path("port").asString(""))) {
        differences.same("queued", full.path("queued").asLong(), socket.recvQ());
        differences.same("backlog", full.path("backlog").asLong(), socket.sendQ());
      }
    }
  }

  /** A table of {@code /proc/net/tcp} or its IPv6 twin. */
  public static void proc(CorpusEntry entry, Differences expected, Differences second) {
    ProcNetTcp table = ProcNetTcpParser.parse(entry.lines());
    long headers = entry.lines().stream().filter(l -> l.contains("local_address")).count();
    expected.same(
        "lines", entry.filled(), headers + table.sockets().size() + table.unreadable().size());
    entry.second().ifPresent(json -> proc(table, json, second));
    entry
        .expected("truth")
        .ifPresent(truth -> {
          Map<TcpState, Integer> counts = new EnumMap<>(TcpState.class);
          table.sockets().forEach(s -> counts.merge(s.state(), 1, Integer::sum));
          boolean ipv6 = entry.lines().stream().anyMatch(l -> l.matches(".*[0-9A-F]{32}:.*"));
          states(counts, truth, ipv6 ? 6 : 4, expected);
        });
  }

  private static void proc(ProcNetTcp table, JsonNode json, Differences differences) {
    differences.same("rows", json.size(), table.sockets().size());
    for (int i = 0; i < Math.min(json.size(), table.sockets().size()); i++) {
      ProcNetTcp.Socket read = table.sockets().get(i);
      JsonNode row = json.get(i);
      Map<String, Object> wanted = new HashMap<>();
      wanted.put("local", end(row, "local"));
      wanted.put("peer", end(row, "remote"));
      wanted.put("state", TcpState.coded(hex(row, "state").intValue()).orElseThrow());
      wanted.put("tx", hex(row, "tx_queue"));
      wanted.put("rx", hex(row, "rx_queue"));
      wanted.put("uid", row.path("uid").asLong());
      wanted.put("inode", row.path("inode").asLong());
      Map<String, Object> own =
          Map.of(
              "local", read.local(),
              "peer", read.peer(),
              "state", read.state(),
              "tx", read.txQueue(),
              "rx", read.rxQueue(),
              "uid", read.uid(),
              "inode", read.inode());
      differences.same("row " + i, wanted, own);
    }
  }

  private static Endpoint end(JsonNode row, String side) {
    Endpoint end =
        Endpoint.of(
            row.path(side + "_address").asString(""), row.path(side + "_port").asString(""));
    return new Endpoint(end.plainAddress(), "", end.port());
  }

  private static Long hex(JsonNode row, String key) {
    return Long.parseLong(row.path(key).asString("0"), 16);
  }

  /** The states that were read, against those that were made; a filter may have left some out. */
  static void states(
      Map<TcpState, Integer> read, JsonNode truth, int version, Differences differences) {
    Map<TcpState, Integer> wanted = new EnumMap<>(TcpState.class);
    for (Map.Entry<String, JsonNode> state :
        truth.path("kernel_tcp" + version + "_states").properties()) {
      TcpState.named(state.getKey()).ifPresent(s -> wanted.put(s, state.getValue().asInt()));
    }
    wanted.keySet().retainAll(read.keySet());
    differences.same("states of IPv" + version, wanted, read);
  }

  /** Asserts about the number of rows; one of them must hold, for several tables share them. */
  static void count(JsonNode asserts, int read, Differences differences) {
    TreeSet<Integer> counts = new TreeSet<>();
    for (JsonNode one : asserts) {
      Matcher count = COUNT.matcher(one.path("expr").asString(""));
      if (count.matches()) {
        counts.add(Integer.parseInt(count.group(1)));
      }
    }
    if (!counts.isEmpty() && !counts.contains(read)) {
      differences.same("rows", counts, read);
    }
  }
}
