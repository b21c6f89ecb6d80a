package dee.bot.discord.form;

import java.util.regex.Pattern;

/** People and roles as a chat shows them: by their account where it is known. */
record People(Addressing addressing) {

  private static final Pattern ID = Pattern.compile("[0-9]{1,20}");

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Somebody by name, or their account; it is not called by that. */
  String named(String person) {
    return addressing
        .account(person)
        .filter(People::isId)
        .map(id -> "<@" + id + ">")
        .orElseGet(() -> Said.line(person, 60));
  }
}
