package dee.bot.target;

import dee.bot.incident.Severity;
import dee.bot.target.YamlNode.Mapping;
import dee.bot.target.YamlNode.Sequence;
import dee.bot.target.YamlNode.Text;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the section {@code discord} of the configuration. */
record DiscordReader(Path file) {

  private static final String WHAT = "'discord'";
  private static final List<String> TOKEN = List.of("token-env", "token-file");
  static final List<String> KEYS =
      List.of(
          "token-env",
          "token-file",
          "channel",
          "guild",
          "roles",
          "everyone",
          "announce",
          "api-url",
          "gateway-url");

  private static final List<String> INLINE = List.of("token", "bot-token", "secret", "password");
  private static final List<String> SEVERITIES =
      Arrays.stream(Severity.values()).map(Severity::word).toList();

  /** As Discord makes them: three parts of base64 with dots between. */
  private static final Pattern LIKE_A_TOKEN =
      Pattern.compile("[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{20,}");

  DiscordSettings read(YamlNode node) {
    SecretReader token =
        new SecretReader(
            file, WHAT, TOKEN, "the token of 'discord'", "Dee does not connect to Discord");
    token.refuse(INLINE, node, "DEE_DISCORD_TOKEN");
    refuseTokens(node);
    Fields fields = new Fields(file, WHAT, node, KEYS);
    return new DiscordSettings(
        token.named(fields, node.line()).source(),
        new DiscordSettings.Place(
            id(fields, "channel")
                .orElseThrow(() ->
                    fields.error("channel", "is missing; it is the id of the channel to post in")),
            id(fields, "guild")),
        rights(fields),
        announce(fields),
        service(fields));
  }

  private void refuseTokens(YamlNode node) {
    switch (node) {
      case Text(String value, int line) -> {
        if (LIKE_A_TOKEN.matcher(value).find()) {
          throw new ConfigurationError(
              file,
              line,
              "this looks like the bot's token, which must not stand in the configuration; anyone who"
                  + " has read this file can speak as the bot, so press Reset Token in the developer"
                  + " portal (Bot), put the new one into a file that only Dee can read, and write"
                  + " 'token-file: FILE'");
        }
      }
      case Sequence(List<YamlNode> items, int _) -> items.forEach(this::refuseTokens);
      case Mapping(Map<String, YamlNode> entries, int _) ->
          entries.values().forEach(this::refuseTokens);
    }
  }

  private static Optional<String> id(Fields fields, String key) {
    return fields
        .text(key)
        .map(text -> {
          if (!text.matches("[0-9]{15,20}")) {
            throw fields.error(
                key,
                "'"
                    + text
                    + "' is no id; in Discord turn on Settings > Advanced > Developer Mode, then"
                    + " right-click the "
                    + (key.equals("guild") ? "server" : key)
                    + " and take Copy ID");
          }
          return text;
        });
  }

  private RoleRights rights(Fields fields) {
    Map<String, Set<Right>> roles = new LinkedHashMap<>();
    RightsReader reader = new RightsReader(file, "'roles' of 'discord'");
    fields
        .node("roles")
        .ifPresent(node ->
            Fields.mapping(file, "'roles' of 'discord'", node)
                .entries()
                .forEach((role, rights) -> {
                  if (isEveryone(role)) {
                    throw new ConfigurationError(
                        file,
                        rights.line(),
                        "'"
                            + role
                            + "' is no role; what every member may do is said by 'everyone' of"
                            + " 'discord'");
                  }
                  roles.put(role, reader.read(role, rights));
                }));
    return new RoleRights(
        fields
            .node("everyone")
            .map(node -> new RightsReader(file, WHAT).read("everyone", node))
            .orElse(Set.of(Right.READ)),
        roles);
  }

  private static Map<Severity, String> announce(Fields fields) {
    Map<Severity, String> announce = new EnumMap<>(Severity.class);
    fields
        .texts("announce")
        .forEach((word, role) -> {
          Severity severity =
              Severity.parse(word)
                  .orElseThrow(() ->
                      fields.error(
                          "announce",
                          "'"
                              + word
                              + "' is no severity; allowed are: "
                              + String.join(", ", SEVERITIES)));
          if (isEveryone(role)) {
            throw fields.error(
                "announce", "'" + role + "' would call the whole server; name a role or its id");
          }
          announce.put(severity, role.strip());
        });
    return announce;
  }

  private static boolean isEveryone(String role) {
    return role.strip().matches("(?i)@?(everyone|here)");
  }

  private static Optional<DiscordSettings.Service> service(Fields fields) {
    Optional<URI> api = address(fields, "api-url", "https?");
    Optional<URI> gateway = address(fields, "gateway-url", "wss?");
    if (api.isPresent() != gateway.isPresent()) {
      throw fields.error(
          api.isPresent() ? "api-url" : "gateway-url",
          "give both 'api-url' and 'gateway-url', or neither: each moves only its own half");
    }
    return api.flatMap(a -> gateway.map(g -> new DiscordSettings.Service(a, g)));
  }

  private static Optional<URI> address(Fields fields, String key, String schemes) {
    return fields
        .text(key)
        .map(text -> {
          try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches(schemes)) {
              return uri;
            }
          } catch (IllegalArgumentException _) {
            // said below
          }
          throw fields.error(
              key,
              "'"
                  + text
                  + "' is no address; it begins with "
                  + (schemes.startsWith("ws") ? "wss://" : "https://"));
        });
  }
}
