package dee.bot.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Kills a program with SIGKILL at seeded points, again and again, starting it on the same data each
 * time, and lets it come to its end at last. A point is a line of its standard output, so that a
 * seed stops it at the same places on every machine.
 *
 * @param main a program that goes on where it was, prints a line at each step, and exits with 0
 *     when all is done
 * @param farthest how many lines it is allowed at most before it is killed
 */
public record CrashHarness(Class<?> main, List<String> arguments, int farthest) {

  /**
   * Kills it so often, fewer times when it comes to its end before, and lets it end.
   *
   * @param seed chooses the points
   */
  public Outcome run(long seed, int times) throws InterruptedException {
    Random random = new Random(seed);
    List<String> said = new ArrayList<>();
    int kills = 0;
    while (kills < times) {
      int point = 1 + random.nextInt(farthest);
      try (ChildProgram child = ChildProgram.start(main, arguments)) {
        List<String> read = child.read(point);
        said.addAll(read);
        if (read.size() < point) {
          return new Outcome(said, kills, child.exit());
        }
        said.addAll(child.kill());
        kills++;
      }
    }
    try (ChildProgram child = ChildProgram.start(main, arguments)) {
      said.addAll(child.read(Integer.MAX_VALUE));
      return new Outcome(said, kills, child.exit());
    }
  }

  /** What it said over all its lives, how often it was killed, and how it ended at last. */
  public record Outcome(List<String> said, int kills, int exit) {}
}
