package dee.bot.discord.form;

import dee.bot.incident.Severity;
import java.util.Optional;

/** The port to how people are called in the chat. */
public interface Addressing {

  /** The id of the role that is called for an incident of that severity; empty: none is. */
  Optional<String> role(Severity severity);

  /** The id of the account of a person whom timelines call by that name, if it is known. */
  Optional<String> account(String person);
}
