package dee.bot.discord.form;

/** A picture as a PNG file. */
public final class Drawing {

  private final String name;
  private final byte[] png;
  private final String alt;

  /**
   * @param name of the file, such as {@code chain.png}
   * @param alt what it shows, for those who do not see it
   */
  public Drawing(String name, byte[] png, String alt) {
    this.name = name;
    this.png = png.clone();
    this.alt = alt;
  }

  public String name() {
    return name;
  }

  public byte[] png() {
    return png.clone();
  }

  public String alt() {
    return alt;
  }
}
