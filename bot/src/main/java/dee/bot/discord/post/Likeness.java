package dee.bot.discord.post;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.dv8tion.jda.api.components.MessageTopLevelComponent;
import net.dv8tion.jda.api.components.attribute.ICustomId;
import net.dv8tion.jda.api.components.attribute.IDisableable;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.tree.MessageComponentTree;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/**
 * What people read and can press in a message, as a digest that is the same before it is sent and
 * when Discord gives it back.
 */
final class Likeness {

  private Likeness() {}

  static String of(MessageCreateData data) {
    List<String> words = new ArrayList<>();
    words.add(data.getContent());
    data.getEmbeds().forEach(embed -> words(embed, words));
    words(data.getComponents(), words);
    data.getFiles().forEach(file -> words.add(file.getName()));
    return digest(words);
  }

  static String of(Message message) {
    List<String> words = new ArrayList<>();
    words.add(message.getContentRaw());
    message.getEmbeds().forEach(embed -> words(embed, words));
    words(message.getComponents(), words);
    message.getAttachments().forEach(file -> words.add(file.getFileName()));
    return digest(words);
  }

  private static void words(MessageEmbed embed, List<String> words) {
    Consumer<Optional<String>> add = word -> word.ifPresent(words::add);
    add.accept(Optional.ofNullable(embed.getTitle()));
    add.accept(Optional.ofNullable(embed.getDescription()));
    add.accept(Optional.ofNullable(embed.getAuthor()).map(MessageEmbed.AuthorInfo::getName));
    embed
        .getFields()
        .forEach(field -> {
          add.accept(Optional.ofNullable(field.getName()));
          add.accept(Optional.ofNullable(field.getValue()));
        });
    add.accept(Optional.ofNullable(embed.getFooter()).map(MessageEmbed.Footer::getText));
  }

  private static void words(
      Collection<? extends MessageTopLevelComponent> components, List<String> words) {
    if (components.isEmpty()) {
      return;
    }
    MessageComponentTree tree = MessageComponentTree.of(List.copyOf(components));
    tree.findAll(TextDisplay.class).forEach(text -> words.add(text.getContent()));
    tree.findAll(Button.class).forEach(button -> words.add(button.getLabel()));
    tree.findAll(ICustomId.class)
        .forEach(c -> words.add(String.valueOf(Optional.ofNullable(c.getCustomId()))));
    tree.findAll(IDisableable.class).forEach(c -> words.add(String.valueOf(c.isDisabled())));
    tree.findAll(StringSelectMenu.class)
        .forEach(select ->
            select
                .getOptions()
                .forEach(option -> words.add(option.getValue() + option.isDefault())));
  }

  /** Discord strips what it is given; nothing else of a text changes on its way. */
  private static String digest(List<String> words) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      words.stream()
          .map(String::strip)
          .forEach(word -> sha256.update((word + "\n\0").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
