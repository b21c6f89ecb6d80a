package dee.bot.discord.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/** What Discord refuses, or shows wrongly, checked on a message; stricter than JDA where it is. */
final class Limits {

  private Limits() {}

  static void keeps(MessageCreateData message) {
    String content = message.getContent();
    assertThat(content.length()).isLessThanOrEqualTo(2000);
    whole(content);
    int embeds = 0;
    for (MessageEmbed embed : message.getEmbeds()) {
      embeds += keeps(embed);
    }
    assertThat(embeds).isLessThanOrEqualTo(6000);
    assertThat(content.isBlank() && message.getEmbeds().isEmpty()).isFalse();
    components(Printed.rows(message));
    files(message.getAttachments());
  }

  private static int keeps(MessageEmbed embed) {
    DataObject json = embed.toData();
    assertThat(json.getString("title", "").length()).isLessThanOrEqualTo(256);
    assertThat(json.getString("description", "").length()).isLessThanOrEqualTo(4096);
    whole(json.getString("title", ""));
    whole(json.getString("description", ""));
    assertThat(embed.getFields()).hasSizeLessThanOrEqualTo(25);
    int sum = json.getString("title", "").length() + json.getString("description", "").length();
    for (MessageEmbed.Field field : embed.getFields()) {
      String name = String.valueOf(field.getName());
      String value = String.valueOf(field.getValue());
      assertThat(name.length()).isBetween(1, 256);
      assertThat(value.length()).isBetween(1, 1024);
      whole(value);
      sum += name.length() + value.length();
    }
    return sum;
  }

  /** Nothing was cut within a pair of surrogates, a block of code, a mention or a time. */
  private static void whole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isHighSurrogate(text.charAt(i))) {
        assertThat(i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))).isTrue();
        i++;
      } else {
        assertThat(Character.isLowSurrogate(text.charAt(i))).isFalse();
      }
    }
    assertThat(text.split("```", -1).length % 2).as("fences come in pairs").isOne();
    assertThat(text.replaceAll("(?s)```.*?```|(?<!\\\\)`[^`]*`", "").replace("\\<", ""))
        .doesNotContainPattern("<(?!t:-?\\d+:[tTfR]>|@\\d+>|@&\\d+>|https?://[^<> ]+>)");
  }

  private static void components(List<ActionRow> rows) {
    assertThat(rows).hasSizeLessThanOrEqualTo(5);
    List<String> ids = new ArrayList<>();
    for (ActionRow row : rows) {
      assertThat(row.getComponents()).hasSizeBetween(1, 5);
      for (var component : row.getComponents()) {
        if (component instanceof Button button) {
          assertThat(button.getLabel().length()).isBetween(1, 80);
          ids.add(String.valueOf(button.getCustomId()));
        } else {
          ids.add(((StringSelectMenu) component).getCustomId());
        }
      }
    }
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.length() <= 100);
  }

  private static void files(List<? extends FileUpload> files) {
    assertThat(files).hasSizeLessThanOrEqualTo(10);
    assertThat(files.stream().mapToLong(f -> Printed.bytes(f).length).sum())
        .isLessThanOrEqualTo(10 << 20);
    assertThat(files).allMatch(f -> f.getName().matches("[A-Za-z0-9._-]{1,90}"));
  }
}
