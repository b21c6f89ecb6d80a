package dee.bot.lab.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What makes one service sick and another well; the lab writes it as a command line, the service
 * reads it.
 *
 * @param backlog how many accepted handshakes the kernel keeps for it
 * @param acceptPause how long the acceptor is busy with something else after each connection
 * @param fault its bug
 * @param pool its database pool; without one it answers from memory
 * @param answerDelay how long each order takes at least
 */
public record ServiceOptions(
    int backlog,
    Duration acceptPause,
    Fault fault,
    Optional<PoolOptions> pool,
    Duration answerDelay) {

  /** A service without a bug that answers from memory. */
  public static final ServiceOptions PLAIN =
      new ServiceOptions(128, Duration.ZERO, Fault.NONE, Optional.empty(), Duration.ZERO);

  public ServiceOptions withBacklog(int newBacklog) {
    return new ServiceOptions(newBacklog, acceptPause, fault, pool, answerDelay);
  }

  public ServiceOptions withAcceptPause(Duration pause) {
    return new ServiceOptions(backlog, pause, fault, pool, answerDelay);
  }

  public ServiceOptions withFault(Fault bug) {
    return new ServiceOptions(backlog, acceptPause, bug, pool, answerDelay);
  }

  public ServiceOptions withPool(PoolOptions newPool) {
    return new ServiceOptions(
        backlog, acceptPause, fault, Optional.of(newPool), answerDelay);
  }

  public ServiceOptions withAnswerDelay(Duration delay) {
    return new ServiceOptions(backlog, acceptPause, fault, pool, delay);
  }

  /** As arguments of {@link OrdersService}. */
  public List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(List.of("--backlog", Integer.toString(backlog), "--bug", fault.word()));
    if (acceptPause.isPositive()) {
      arguments.addAll(List.of("--accept-pause", acceptPause.toString()));
    }
    if (answerDelay.isPositive()) {
      arguments.addAll(List.of("--answer-delay", answerDelay.toString()));
    }
    pool.ifPresent(p ->
        arguments.addAll(
            List.of(
                "--pool-size", Integer.toString(p.size()),
                "--pool-patience", p.patience().toString(),
                "--query", p.query())));
    return List.copyOf(arguments);
  }

  /** Reads what {@link #arguments} wrote. */
  public static ServiceOptions read(Arguments arguments) {
    return new ServiceOptions(
        Integer.parseInt(arguments.value("--backlog")),
        arguments.find("--accept-pause").map(Duration::parse).orElse(Duration.ZERO),
        Fault.of(arguments.value("--bug")),
        arguments
            .find("--pool-size")
            .map(size ->
                new PoolOptions(
                    Integer.parseInt(size),
                    Duration.parse(arguments.value("--pool-patience")),
                    arguments.value("--query"))),
        arguments.find("--answer-delay").map(Duration::parse).orElse(Duration.ZERO));
  }
}
