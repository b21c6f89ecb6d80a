package dee.bot.target;

import java.util.Locale;

/**
 * How Dee treats people.
 *
 * @param people who may do what
 * @param updates how often people hear of an incident
 * @param language what Dee writes in where it does not know what readers prefer
 */
public record Manners(People people, UpdateIntervals updates, Locale language) {

  public static final Manners USUAL =
      new Manners(People.TRUSTED, UpdateIntervals.STANDARD, Locale.ENGLISH);
}
