package dee.bot.discord.standin;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a member does that makes an interaction.
 *
 * @param type 2 command, 3 component, 4 autocompletion, 5 modal
 * @param source the message whose component was used, or through which a modal came
 */
record Asked(
    Person person, Place place, int type, ObjectNode data, Optional<StoredMessage> source) {

  static final int COMMAND = 2;
  static final int COMPONENT = 3;
  static final int AUTOCOMPLETE = 4;
  static final int MODAL = 5;
}
