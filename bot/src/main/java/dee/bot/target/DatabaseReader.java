package dee.bot.target;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the configuration's section about the database. */
final class DatabaseReader {

  static final List<String> KEYS = List.of("url", "user", "password-file", "password-env", "node");

  private static final Pattern PASSWORD =
      Pattern.compile("(?i)[?&](password|sslpassword)=|//[^/@]*:[^/@]*@");

  private DatabaseReader() {}

  static DatabaseAccess read(Path file, YamlNode node) {
    Fields fields = new Fields(file, "'database'", node, KEYS);
    String url = fields.text("url").orElseThrow(() -> fields.error("url", "is missing"));
    if (PASSWORD.matcher(url).find()) {
      // The value is not repeated: messages end up in logs.
      throw fields.error(
          "url",
          "has a password in it; take it out and name the place of the password with"
              + " 'password-file' or 'password-env'");
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      throw fields.error("url", "'" + url + "' must begin with jdbc:postgresql://");
    }
    if (fields.text("password-file").isPresent() && fields.text("password-env").isPresent()) {
      throw fields.error("password-file", "give either this or 'password-env'");
    }
    String name = fields.text("node").orElseGet(DatabaseReader::host);
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,49}")) {
      throw fields.error(
          "node", "'" + name + "' is no name; use up to 50 letters, digits, '.', '_' and '-'");
    }
    return new DatabaseAccess(
        file,
        fields.line(),
        url,
        fields.text("user").orElse(System.getProperty("user.name")),
        fields.path("password-file"),
        fields.text("password-env"),
        name);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return "dee";
    }
  }
}
