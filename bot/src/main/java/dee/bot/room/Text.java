package dee.bot.room;

import java.util.Arrays;
import java.util.List;

/**
 * A fixed text of Dee's by its key in the resource bundle, with what is filled in.
 *
 * @param values take the places of {@code {0}}, {@code {1}}, …
 */
public record Text(String key, List<String> values) {

  public Text {
    values = List.copyOf(values);
  }

  public static Text of(String key, Object... values) {
    return new Text(key, Arrays.stream(values).map(String::valueOf).toList());
  }
}
