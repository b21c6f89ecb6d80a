package dee.bot.discord.form;

/**
 * The port to the ids of buttons. An id says all that a press means, so that it is understood by a
 * later Dee too; it has at most 100 characters.
 */
public interface ButtonIds {

  /**
   * The id of a button whose press has a command obeyed.
   *
   * @param line as it is typed: {@code /incident lead incident:INC-42}
   */
  String obeying(String line);

  /**
   * The id of a button whose press opens a form with the command's open questions.
   *
   * @param line with what is known already: {@code /incident update incident:INC-42}
   */
  String asking(String line);

  /**
   * The id of a select whose value completes a command.
   *
   * @param line with all but that value
   * @param option which option's value is selected
   */
  String choosing(String line, String option);
}
