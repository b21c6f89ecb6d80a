package dee.bot.postmortem.sections;

import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.Judgement.State;
import java.util.Locale;

/** The states and kinds of links as they stand in the keys of texts. */
public final class LinkWords {

  private LinkWords() {}

  /** {@code not-checked}. */
  public static String state(State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code cause}, {@code mechanism} or {@code symptom}: what a link is in the chain. */
  public static String kind(Judgement judgement, Link link) {
    if (judgement.causes().contains(link.condition())) {
      return "cause";
    }
    return judgement.symptoms().contains(link.condition()) ? "symptom" : "mechanism";
  }
}
