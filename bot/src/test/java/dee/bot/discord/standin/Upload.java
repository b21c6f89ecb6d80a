package dee.bot.discord.standin;

import java.nio.charset.StandardCharsets;

/** A file that came with a message; two are the same when they are the same one. */
public final class Upload {

  private final long id;
  private final String name;
  private final String type;
  private final byte[] bytes;
  private final String description;

  Upload(long id, String name, String type, byte[] bytes, String description) {
    this.id = id;
    this.name = name;
    this.type = type;
    this.bytes = bytes.clone();
    this.description = description;
  }

  Upload described(long newId, String newDescription) {
    return new Upload(newId, name, type, bytes, newDescription);
  }

  long id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String type() {
    return type;
  }

  /** The alternative text; empty when it has none. */
  public String description() {
    return description;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  int size() {
    return bytes.length;
  }
}
