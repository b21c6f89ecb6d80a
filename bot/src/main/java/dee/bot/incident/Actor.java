package dee.bot.incident;

/** Who did or said something: a person, Dee itself, or a system that raises alerts. */
public sealed interface Actor {

  /** Someone of the team, by the name the chat knows. */
  record Person(String name) implements Actor {}

  /** Dee itself. */
  record Dee() implements Actor {
    @Override
    public String name() {
      return "Dee";
    }
  }

  /** What raised an alert, such as {@code Alertmanager}. */
  record Monitor(String name) implements Actor {}

  /** As it stands in the timeline. */
  String name();

  static Actor dee() {
    return new Dee();
  }

  static Actor person(String name) {
    return new Person(name);
  }
}
