package dee.bot.lab.machine;

import dee.probes.HostPort;
import java.util.List;
import java.util.Optional;

/** The addresses of one lab; no other lab on this machine has them while this one is open. */
public interface Network extends AutoCloseable {

  /** Where the instance with this number, from 1, serves. */
  HostPort service(int number);

  /** Where the SSH server of the target with this number listens. */
  HostPort ssh(int number);

  /** Words before a command that is to run on the target with this number; often none. */
  List<String> prefix(int number);

  /** The database's address; its port is its own choice. */
  String database();

  /** The networks besides this machine's loopback from which the database is used. */
  Optional<String> databaseClients();

  /** The service that instances depend on. */
  HostPort dependency();

  /** What stands between this machine and the targets, if something does. */
  Optional<Router> router();

  /**
   * A machine that forwards between this one and the targets.
   *
   * @param prefix words before a command that is to run there
   * @param outside its device on this machine's side
   * @param strangers addresses that no machine has: what is sent to them vanishes there
   */
  record Router(List<String> prefix, String outside, Strangers strangers) {
    public Router {
      prefix = List.copyOf(prefix);
    }
  }

  /** The addresses {@code net.1} to {@code net.last}. */
  record Strangers(String net, int last) {}

  @Override
  void close();
}
