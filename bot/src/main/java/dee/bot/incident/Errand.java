package dee.bot.incident;

import java.util.Locale;

/**
 * Something Dee is to do for an incident at a time. There is at most one of each; whoever does it
 * looks at the timeline for what is left to do.
 *
 * @param detail what tells it from others of its kind, such as a plan's id; may be empty
 */
public record Errand(Kind kind, IncidentId incident, String detail) {

  /** What is to be done. */
  public enum Kind {
    /** Run a playbook; the detail is its name. */
    INVESTIGATE,
    /** Draft the next update and ask for it. */
    UPDATE,
    /** Carry out an approved plan, or go on with one that was cut off; the detail is its id. */
    MITIGATE,
    /** See whether the symptom stays away after a plan; the detail is its id. */
    VERIFY,
    /** Ask about an instance that was set aside; the detail is its target. */
    QUARANTINE,
    /** Write the post-mortem of a resolved incident, if that has not happened. */
    POSTMORTEM;

    /** As it is stored. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Errand of(Kind kind, IncidentId incident) {
    return new Errand(kind, incident, "");
  }
}
