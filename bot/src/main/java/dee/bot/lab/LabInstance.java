package dee.bot.lab;

import dee.bot.lab.load.Traffic;
import java.util.List;
import java.util.Optional;

/**
 * One instance of a scenario's service, on a target of its own.
 *
 * @param target the target's name, such as {@code orders-1}
 * @param traffic its clients
 * @param onset when its fault is there, or it is seen to be well
 * @param unaided the diagnosis it must get while nobody may ask the database
 * @param aided the diagnosis where the database can be asked, if that is another one
 */
public record LabInstance(
    String target,
    Program program,
    List<Traffic> traffic,
    Onset onset,
    Expectation unaided,
    Optional<Expectation> aided) {

  public LabInstance {
    traffic = List.copyOf(traffic);
  }

  LabInstance(
      String target, Program program, List<Traffic> traffic, Onset onset, Expectation expectation) {
    this(target, program, traffic, onset, expectation, Optional.empty());
  }

  LabInstance aidedByTheDatabase(Expectation expectation) {
    return new LabInstance(target, program, traffic, onset, unaided, Optional.of(expectation));
  }

  /** The diagnosis it must get with the lab's configuration. */
  public Expectation expectation() {
    return ConfigurationFile.offersDatabaseAccess() ? aided.orElse(unaided) : unaided;
  }
}
