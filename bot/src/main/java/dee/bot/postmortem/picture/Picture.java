package dee.bot.postmortem.picture;

/**
 * A picture and what stands below it.
 *
 * @param svg one {@code svg} element
 * @param caption as it came, to be escaped by whoever shows it; ends in references
 * @param title what tells it from the others of its kind
 * @param label what it shows, for those who cannot see it
 */
public record Picture(String svg, String caption, String title, String label) {}
