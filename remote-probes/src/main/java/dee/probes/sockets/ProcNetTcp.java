package dee.probes.sockets;

import java.util.List;

/**
 * What {@code /proc/net/tcp} or {@code /proc/net/tcp6} holds.
 *
 * @param sockets one for each row, in order
 * @param unreadable the lines that are neither a header nor a row
 */
public record ProcNetTcp(List<Socket> sockets, List<String> unreadable) {

  public ProcNetTcp {
    sockets = List.copyOf(sockets);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * One row.
   *
   * @param txQueue bytes not yet acknowledged
   * @param rxQueue bytes not yet read; of a listener, connections not yet accepted
   * @param uid of its owner
   * @param inode 0 when no process holds it
   */
  public record Socket(
      Endpoint local,
      Endpoint peer,
      TcpState state,
      long txQueue,
      long rxQueue,
      long uid,
      long inode) {}
}
