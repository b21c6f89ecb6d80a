package dee.bot.discord.ask;

import dee.bot.command.GivenCommand;
import dee.bot.command.Registry;
import dee.bot.discord.form.ButtonIds;
import dee.bot.room.KeptLines;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Ids that say what a press means: {@code v1:o:incident lead incident:INC-42}. A line that is too
 * long for that is kept, and the id names it; the same line has the same id at any time.
 */
public final class CommandIds implements ButtonIds {

  private static final int LONGEST = 100;
  private static final String VERSION = "v1:";
  private static final String KEPT = VERSION + "#";
  private static final String OBEY = "o:";
  private static final String ASK = "a:";
  private static final String CHOOSE = "c:";
  private static final int DIGEST_DIGITS = 32;

  private final Registry registry;
  private final KeptLines kept;

  public CommandIds(Registry registry, KeptLines kept) {
    this.registry = registry;
    this.kept = kept;
  }

  /** What a press means. */
  sealed interface Press {

    /** The command is obeyed. */
    record Obey(GivenCommand given) implements Press {}

    /** A form asks for what is missing. */
    record Ask(GivenCommand given) implements Press {}

    /** What is selected is the value of that option. */
    record Choose(GivenCommand given, String option) implements Press {}
  }

  @Override
  public String obeying(String line) {
    return id(OBEY + bare(line));
  }

  @Override
  public String asking(String line) {
    return id(ASK + bare(line));
  }

  @Override
  public String choosing(String line, String option) {
    return id(CHOOSE + option + ":" + bare(line));
  }

  private static String bare(String line) {
    return line.strip().replaceFirst("^/", "");
  }

  private String id(String meaning) {
    String id = VERSION + meaning;
    if (id.length() <= LONGEST) {
      return id;
    }
    String key = KEPT + digest(meaning);
    kept.keep(key, meaning);
    return key;
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGEST_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What an id means; empty when it is not from Dee, or too old to be understood. */
  Optional<Press> read(String id) {
    if (id.startsWith(KEPT)) {
      return kept.line(id).flatMap(this::meaning);
    }
    return id.startsWith(VERSION) ? meaning(id.substring(VERSION.length())) : Optional.empty();
  }

  private Optional<Press> meaning(String text) {
    if (text.startsWith(OBEY)) {
      return given(text.substring(OBEY.length())).map(Press.Obey::new);
    }
    if (text.startsWith(ASK)) {
      return given(text.substring(ASK.length())).map(Press.Ask::new);
    }
    int colon = text.indexOf(':', CHOOSE.length());
    if (!text.startsWith(CHOOSE) || colon < 0) {
      return Optional.empty();
    }
    String option = text.substring(CHOOSE.length(), colon);
    return given(text.substring(colon + 1))
        .filter(given -> given.command().option(option).isPresent())
        .map(given -> new Press.Choose(given, option));
  }

  private Optional<GivenCommand> given(String bare) {
    return GivenCommand.read(registry, "/" + bare);
  }
}
