package dee.bot.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What OpenSSH's client configuration says about a host (ssh_config(5)), as far as Dee uses it:
 *
 * <pre>
 * Host web-* !web-9
 *   HostName %h.example.net
 *   ProxyJump bastion
 * </pre>
 *
 * The first value found wins, as there. {@code Match all} is honoured; other Match blocks and
 * Include are not, and {@link #leftOut} says so.
 */
final class SshConfigFile {

  private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z]+)(?:\\s*=\\s*|\\s+)(.*?)\\s*");

  /** Nothing. */
  static final SshConfigFile EMPTY = new SshConfigFile(List.of(), List.of());

  private final List<Block> blocks;
  private final List<String> leftOut;

  private record Block(List<String> patterns, List<Option> options) {}

  private record Option(String key, String value) {}

  private SshConfigFile(List<Block> blocks, List<String> leftOut) {
    this.blocks = blocks;
    this.leftOut = List.copyOf(leftOut);
  }

  /** Reads the file; an absent one is empty. */
  static SshConfigFile read(Path file) {
    try {
      return Files.exists(file) ? parse(Files.readAllLines(file)) : EMPTY;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  static SshConfigFile parse(List<String> lines) {
    List<Block> blocks = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    Block current = new Block(List.of("*"), new ArrayList<>());
    blocks.add(current);
    for (String line : lines) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        continue;
      }
      String key = matcher.group(1).toLowerCase(Locale.ROOT);
      String value = matcher.group(2);
      switch (key) {
        case "host" -> {
          current = new Block(words(value), new ArrayList<>());
          blocks.add(current);
        }
        case "match" -> {
          boolean all = value.equalsIgnoreCase("all");
          current = new Block(all ? List.of("*") : List.of(), new ArrayList<>());
          blocks.add(current);
          if (!all) {
            leftOut.add(line.strip());
          }
        }
        case "include" -> leftOut.add(line.strip());
        default -> current.options().add(new Option(key, value));
      }
    }
    return new SshConfigFile(blocks, leftOut);
  }

  /** The lines that ask for what Dee does not read. */
  List<String> leftOut() {
    return leftOut;
  }

  /** The first value of that option for the host; its quotes are taken off. */
  Optional<String> first(String host, String option) {
    return all(host, option).stream().findFirst();
  }

  /** All values of that option for the host, for options that add up. */
  List<String> all(String host, String option) {
    String key = option.toLowerCase(Locale.ROOT);
    return blocks.stream()
        .filter(block -> HostPatterns.matches(block.patterns(), host))
        .flatMap(block -> block.options().stream())
        .filter(o -> o.key().equals(key))
        .flatMap(o -> words(o.value()).stream().limit(1))
        .toList();
  }

  private static List<String> words(String value) {
    List<String> words = new ArrayList<>();
    Matcher matcher = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(value);
    while (matcher.find()) {
      words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }
    return words;
  }
}
