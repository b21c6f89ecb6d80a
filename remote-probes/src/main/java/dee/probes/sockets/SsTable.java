package dee.probes.sockets;

import java.util.List;

/**
 * What ss(8) printed.
 *
 * @param sockets one for each row, in order
 * @param unreadable the lines that are neither a header, a row nor the rest of one
 */
public record SsTable(List<SsSocket> sockets, List<String> unreadable) {

  public SsTable {
    sockets = List.copyOf(sockets);
    unreadable = List.copyOf(unreadable);
  }
}
