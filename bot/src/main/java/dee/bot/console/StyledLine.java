package dee.bot.console;

/** One line for the terminal; its style only underlines what the text says by itself. */
record StyledLine(Style style, String text) {

  /** How a line may be coloured where the terminal can. */
  enum Style {
    PLAIN(""),
    HEAD("\u001b[1m"),
    BAD("\u001b[1;31m"),
    WARNING("\u001b[33m"),
    GOOD("\u001b[32m"),
    QUIET("\u001b[2m");

    private final String escape;

    Style(String escape) {
      this.escape = escape;
    }
  }

  /** The line with colour. */
  String coloured() {
    return style.escape.isEmpty() ? text : style.escape + text + "\u001b[0m";
  }
}
