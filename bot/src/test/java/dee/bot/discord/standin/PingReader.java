package dee.bot.discord.standin;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;
import tools.jackson.databind.JsonNode;

/** Finds out whom a new message pings: its content outside code, cut down by allowed_mentions. */
final class PingReader {

  private static final Pattern CODE = Pattern.compile("```.*?```|`[^`\n]*`", Pattern.DOTALL);
  private static final Pattern USER = Pattern.compile("<@!?(\\d+)>");
  private static final Pattern ROLE = Pattern.compile("<@&(\\d+)>");
  private static final Pattern EVERYONE = Pattern.compile("@(everyone|here)");

  private final Guild guild;

  PingReader(Guild guild) {
    this.guild = guild;
  }

  Pings read(JsonNode body, Place place) {
    String said = CODE.matcher(body.path("content").asString("")).replaceAll(" ");
    Optional<JsonNode> allowed = body.optional("allowed_mentions");
    boolean mayAll = guild.botMay(Permission.MESSAGE_MENTION_EVERYONE, place);
    Set<Person> people =
        found(USER, said).stream()
            .filter(id -> lets(allowed, "users", id))
            .flatMap(id -> guild.person(id).stream())
            .collect(Collectors.toSet());
    Set<Role> roles =
        found(ROLE, said).stream()
            .filter(id -> lets(allowed, "roles", id))
            .flatMap(id -> guild.role(id).stream())
            .filter(role -> role.mentionable() || mayAll)
            .collect(Collectors.toSet());
    boolean everyone = EVERYONE.matcher(said).find() && parses(allowed, "everyone") && mayAll;
    return new Pings(people, roles, everyone);
  }

  private static List<Long> found(Pattern pattern, String said) {
    return pattern
        .matcher(said)
        .results()
        .map(match -> Long.parseUnsignedLong(match.group(1)))
        .toList();
  }

  private static boolean lets(Optional<JsonNode> allowed, String kind, long id) {
    if (parses(allowed, kind)) {
      return true;
    }
    Set<String> named = new HashSet<>();
    allowed.orElseThrow().path(kind).forEach(one -> named.add(one.asString("")));
    return named.contains(Json.id(id));
  }

  private static boolean parses(Optional<JsonNode> allowed, String kind) {
    return allowed.isEmpty()
        || allowed
            .orElseThrow()
            .path("parse")
            .valueStream()
            .anyMatch(one -> one.asString("").equals(kind));
  }
}
