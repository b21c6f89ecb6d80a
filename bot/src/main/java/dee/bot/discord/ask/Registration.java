package dee.bot.discord.ask;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.utils.data.DataObject;

/** Makes the guild know Dee's commands, and leaves them alone where it does already. */
public final class Registration {

  private Registration() {}

  /**
   * Compares, and registers what is wanted where something else is there; waits for Discord.
   *
   * @return whether it was registered now
   */
  public static boolean register(Guild guild, List<CommandData> wanted) {
    List<CommandData> there =
        guild.retrieveCommands(true).complete().stream().map(CommandData::fromCommand).toList();
    if (shapes(there).equals(shapes(wanted))) {
      return false;
    }
    guild.updateCommands().addCommands(wanted).complete();
    return true;
  }

  private static Map<String, Object> shapes(List<CommandData> commands) {
    Map<String, Object> shapes = new TreeMap<>();
    for (CommandData command : commands) {
      // Contexts and the like are for commands of all guilds; Discord does not keep them for these.
      Map<String, Object> json = DataObject.fromJson(command.toData().toJson()).toMap();
      json.keySet()
          .removeAll(List.of("contexts", "integration_types", "default_member_permissions"));
      shapes.put(command.getType() + " " + command.getName(), plain(json));
    }
    return shapes;
  }

  /** The same without what says nothing: an absent list is an empty one. */
  private static Object plain(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> kept = new TreeMap<>();
        map.forEach((key, inner) -> {
          if (inner != null && !isNothing(inner)) {
            kept.put(String.valueOf(key), plain(inner));
          }
        });
        yield kept;
      }
      case Collection<?> list -> {
        List<Object> kept = new ArrayList<>();
        list.forEach(inner -> kept.add(plain(inner)));
        yield kept;
      }
      case Number number -> number.doubleValue();
      default -> value;
    };
  }

  private static boolean isNothing(Object value) {
    return (value instanceof Collection<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty())
        || Boolean.FALSE.equals(value);
  }
}
