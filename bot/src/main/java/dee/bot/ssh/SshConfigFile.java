package dee.bot.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
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
 * The first value found wins, as there. {@code Match all} and Includes before the first Host are
 * honoured; other Match blocks and Includes are not, and {@link #leftOut} says so.
 */
final class SshConfigFile {

  private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z]+)(?:\\s*=\\s*|\\s+)(.*?)\\s*");

  private static final int MOST_INCLUDES = 8;

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

  /** Reads the file and what it includes; an absent one is empty. Throws {@link UnreadableFile}. */
  static SshConfigFile read(Path file) {
    List<Block> blocks = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    parse(file, blocks, leftOut, 0);
    return new SshConfigFile(blocks, leftOut);
  }

  private static void parse(Path file, List<Block> blocks, List<String> leftOut, int depth) {
    List<String> lines;
    try {
      lines =
          Files.exists(file) ? Files.readAllLines(file, StandardCharsets.ISO_8859_1) : List.of();
    } catch (IOException e) {
      throw new UnreadableFile(file, e);
    }
    boolean beforeAnyHost = true;
    Block current = block(blocks, List.of("*"));
    for (String line : lines) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        continue;
      }
      String key = matcher.group(1).toLowerCase(Locale.ROOT);
      String value = matcher.group(2);
      switch (key) {
        case "host" -> {
          current = block(blocks, words(value));
          beforeAnyHost = false;
        }
        case "match" -> {
          boolean all = value.equalsIgnoreCase("all");
          current = block(blocks, all ? List.of("*") : List.of());
          beforeAnyHost = false;
          if (!all) {
            leftOut.add(line.strip());
          }
        }
        case "include" -> {
          if (beforeAnyHost && depth < MOST_INCLUDES) {
            for (String pattern : words(value)) {
              included(pattern).forEach(f -> parse(f, blocks, leftOut, depth + 1));
            }
            current = block(blocks, List.of("*"));
          } else {
            leftOut.add(line.strip());
          }
        }
        default -> current.options().add(new Option(key, value));
      }
    }
  }

  private static Block block(List<Block> blocks, List<String> patterns) {
    Block block = new Block(patterns, new ArrayList<>());
    blocks.add(block);
    return block;
  }

  /** The files of a pattern such as {@code conf.d/*}, which is relative to {@code ~/.ssh}. */
  private static List<Path> included(String pattern) {
    Path home = Path.of(System.getProperty("user.home"));
    String expanded = pattern.startsWith("~/") ? home + pattern.substring(1) : pattern;
    Path whole = home.resolve(".ssh").resolve(expanded);
    Path directory = whole.getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      return List.of();
    }
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(directory, String.valueOf(whole.getFileName()))) {
      List<Path> files = new ArrayList<>();
      found.forEach(files::add);
      return files.stream().filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UnreadableFile(directory, e);
    }
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
