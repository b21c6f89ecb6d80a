package dee.bot.postmortem.sections;

import dee.bot.incident.Judgement.State;
import java.util.Locale;

/** The states of links as they stand in the keys of texts. */
public final class LinkWords {

  private LinkWords() {}

  /** {@code not-checked}. */
  public static String state(State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
