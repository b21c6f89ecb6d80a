package dee.probes.sockets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads any table of ss(8): with or without a header, with or without the columns Netid and State,
 * {@code -i} on a second line or on the same. {@code ss -tnoie}:
 *
 * <pre>
 * State      Recv-Q Send-Q Local Address:Port  Peer Address:Port Process
 * ESTAB      0      0          127.0.0.1:18231    127.0.0.1:56984 timer:(keepalive,14sec,0) ino:11540 sk:4 cgroup:/ &lt;-&gt;
 * 	 ts sack cubic wscale:7,7 rto:204 bytes_sent:40 segs_out:2 lastsnd:512 lastrcv:512 lastack:512
 * CLOSE-WAIT 19     0      127.0.0.1:18231    127.0.0.1:56948 ino:0 sk:3 cgroup:/ --&gt;
 * </pre>
 *
 * Some builds print Netid and State as one word ({@code tcpESTAB}); that is read too.
 */
public final class SsParser {

  private static final Pattern HEADER = Pattern.compile("\\bRecv-Q\\s+Send-Q\\b");
  private static final Pattern ROW =
      Pattern.compile("((?:[^\\s\\d]\\S*\\s+){0,2})(\\d{1,18})\\s+(\\d{1,18})\\s+(\\S.*)");
  private static final String NETIDS =
      "tcp|udp|raw|icmp6|mptcp|sctp|dccp|nl|xdp|unix|p_raw|p_dgr|u_str|u_dgr|u_seq|u_raw|u_rdm"
          + "|v_str|v_dgr|ti_[a-z]+|tipc|\\?\\?\\?";
  private static final Pattern NETID = Pattern.compile("(?:" + NETIDS + ")");
  private static final Pattern MERGED = Pattern.compile("(" + NETIDS + ")([A-Z][A-Z0-9-]+)");
  // A path may hold blanks; its inode follows it, and the peer's name and inode follow that.
  private static final Pattern UNIX =
      Pattern.compile("(\\S.*?)\\s+(\\d+)\\s+(\\S.*?)\\s+(\\d+)(?=\\s|$)(.*)");
  private static final int LONGEST_PATHS = 2000;
  private static final Pattern PAIR = Pattern.compile("(\\S+)\\s+(\\S+)(.*)");

  private SsParser() {}

  /** Reads all lines of one table, or of several after each other. */
  public static SsTable parse(List<String> lines) {
    List<SsSocket> sockets = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank() || HEADER.matcher(line).find()) {
        continue;
      }
      Optional<SsSocket> socket = row(line.strip());
      if (socket.isPresent()) {
        sockets.add(socket.get());
      } else if (Character.isWhitespace(line.charAt(0)) && !sockets.isEmpty()) {
        sockets.add(extended(sockets.removeLast(), line));
      } else {
        unreadable.add(line);
      }
    }
    return new SsTable(sockets, unreadable);
  }

  private static Optional<SsSocket> row(String line) {
    Matcher row = ROW.matcher(line);
    if (!row.matches()) {
      return Optional.empty();
    }
    String[] words =
        row.group(1).isBlank() ? new String[0] : row.group(1).strip().split("\\s+", -1);
    String netid = "";
    String state = "";
    for (String word : words) {
      Matcher merged = MERGED.matcher(word);
      if (merged.matches() && netid.isEmpty()) {
        netid = merged.group(1);
        state = merged.group(2);
      } else if (NETID.matcher(word).matches() && netid.isEmpty() && state.isEmpty()) {
        netid = word;
      } else if (state.isEmpty()) {
        state = word;
      } else {
        return Optional.empty();
      }
    }
    return ends(netid, state, row);
  }

  private static Optional<SsSocket> ends(String netid, String state, Matcher row) {
    Matcher unix = UNIX.matcher(row.group(4));
    // The pattern looks for its parts again and again, which a very long line would make slow.
    boolean fit = row.group(4).length() <= LONGEST_PATHS;
    boolean local = netid.startsWith("u_") || netid.equals("unix");
    if (fit && (local || (netid.isEmpty() && !row.group(4).contains(":"))) && unix.matches()) {
      return Optional.of(
          socket(
              netid,
              state,
              row,
              new Endpoint(unix.group(1), "", unix.group(2)),
              new Endpoint(unix.group(3), "", unix.group(4)),
              unix.group(5)));
    }
    Matcher pair = PAIR.matcher(row.group(4));
    if (!pair.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        socket(
            netid,
            state,
            row,
            Endpoint.parse(pair.group(1)),
            Endpoint.parse(pair.group(2)),
            pair.group(3)));
  }

  private static SsSocket socket(
      String netid, String state, Matcher row, Endpoint local, Endpoint peer, String details) {
    return new SsSocket(
        netid,
        state,
        Long.parseLong(row.group(2)),
        Long.parseLong(row.group(3)),
        local,
        peer,
        details.strip());
  }

  private static SsSocket extended(SsSocket socket, String line) {
    String details = (socket.details() + " " + line.strip()).strip();
    return new SsSocket(
        socket.netid(),
        socket.state(),
        socket.recvQ(),
        socket.sendQ(),
        socket.local(),
        socket.peer(),
        details);
  }
}
