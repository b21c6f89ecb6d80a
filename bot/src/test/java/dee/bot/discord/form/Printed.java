package dee.bot.discord.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.actionrow.ActionRowChildComponent;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/** A message as text that people compare. */
final class Printed {

  private Printed() {}

  static String of(MessageCreateData message) {
    StringBuilder page = new StringBuilder();
    message.getContent().lines().forEach(line -> page.append(line).append('\n'));
    message.getEmbeds().forEach(embed -> page.append(embed(embed)));
    rows(message).forEach(row -> page.append(row(row)).append('\n'));
    message.getAttachments().forEach(file -> page.append(file(file)));
    if (!message.getMentionedRoles().isEmpty()) {
      page.append("  calls ").append(message.getMentionedRoles()).append('\n');
    }
    return page.toString();
  }

  static List<ActionRow> rows(MessageCreateData message) {
    return message.getComponents().stream().map(c -> c.asActionRow()).toList();
  }

  private static String embed(MessageEmbed embed) {
    StringBuilder page = new StringBuilder();
    String colour =
        embed.getColorRaw() == 0x1FFFFFFF ? "" : String.format(" #%06X", embed.getColorRaw());
    page.append("  ┌ embed").append(colour).append('\n');
    Optional.ofNullable(embed.getTitle())
        .ifPresent(t -> page.append("  │ # ").append(t).append('\n'));
    Optional.ofNullable(embed.getDescription()).ifPresent(d -> page.append(indented("  │ ", d)));
    for (MessageEmbed.Field field : embed.getFields()) {
      String value = String.valueOf(field.getValue());
      page.append("  │ ").append(field.getName()).append(field.isInline() ? ": " : ":\n");
      page.append(field.isInline() ? value + "\n" : indented("  │   ", value));
    }
    return page.toString();
  }

  private static String indented(String lead, String text) {
    return text.lines().map(line -> lead + line + "\n").collect(Collectors.joining());
  }

  private static String row(ActionRow row) {
    return "  "
        + row.getComponents().stream().map(Printed::component).collect(Collectors.joining(" "));
  }

  private static String component(ActionRowChildComponent component) {
    if (component instanceof Button button) {
      return "["
          + button.getLabel()
          + " | "
          + button.getStyle().toString().toLowerCase(Locale.ROOT)
          + " | "
          + button.getCustomId()
          + "]";
    }
    StringSelectMenu menu = (StringSelectMenu) component;
    return "<"
        + menu.getOptions().stream().map(Printed::option).collect(Collectors.joining(", "))
        + " | "
        + menu.getCustomId()
        + ">";
  }

  private static String option(SelectOption option) {
    return option.getLabel() + "=" + option.getValue() + (option.isDefault() ? "*" : "");
  }

  private static String file(FileUpload file) {
    String alt = Optional.ofNullable(file.getDescription()).map(a -> " alt: " + a).orElse("");
    String name = file.getName();
    String text = name.endsWith(".png") ? "" : indented("  ¦ ", text(file));
    return "  📎 " + name + alt + "\n" + text;
  }

  static String text(FileUpload file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  static byte[] bytes(FileUpload file) {
    try (InputStream in = file.getData()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
