package dee.bot.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Whether Dee can do its work now.
 *
 * @param checks all are made at the same time
 * @param patience how long one may take
 */
public record Readiness(List<Check> checks, Duration patience) {

  public Readiness {
    checks = List.copyOf(checks);
  }

  /**
   * One thing that must work.
   *
   * @param name what is looked at
   * @param troubles a line for each thing that is wrong with it
   */
  public record Check(String name, Supplier<List<String>> troubles) {}

  /** One line for each thing that does not work; none when all does. */
  public List<String> troubles() throws InterruptedException {
    List<CompletableFuture<List<String>>> looking = new ArrayList<>();
    checks.forEach(check -> looking.add(begun(check)));
    List<String> lines = new ArrayList<>();
    long end = System.nanoTime() + patience.toNanos();
    for (int i = 0; i < checks.size(); i++) {
      String name = checks.get(i).name();
      outcome(looking.get(i), end).forEach(trouble -> lines.add(name + ": " + trouble));
    }
    return lines;
  }

  private static CompletableFuture<List<String>> begun(Check check) {
    CompletableFuture<List<String>> outcome = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("check-" + check.name())
        .start(() -> {
          try {
            outcome.complete(check.troubles().get());
          } catch (RuntimeException | Error e) {
            outcome.completeExceptionally(e);
          }
        });
    return outcome;
  }

  private List<String> outcome(CompletableFuture<List<String>> looking, long end)
      throws InterruptedException {
    try {
      return looking.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      return List.of("no answer within " + patience.toSeconds() + " s");
    } catch (ExecutionException e) {
      Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
      return List.of(Optional.ofNullable(cause.getMessage()).orElse(cause.toString()));
    }
  }
}
