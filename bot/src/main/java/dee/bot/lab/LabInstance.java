package dee.bot.lab;

import dee.bot.lab.load.Traffic;
import java.util.List;

/**
 * One instance of a scenario's service, on a target of its own.
 *
 * @param target the target's name, such as {@code orders-1}
 * @param traffic its clients
 * @param onset when its fault is there, or it is seen to be well
 */
public record LabInstance(
    String target, Program program, List<Traffic> traffic, Onset onset, Expectation expectation) {

  public LabInstance {
    traffic = List.copyOf(traffic);
  }
}
