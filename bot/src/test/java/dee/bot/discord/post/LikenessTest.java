package dee.bot.discord.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.junit.jupiter.api.Test;

class LikenessTest {

  private static MessageCreateData embed(String text, Optional<Button> button) {
    MessageCreateBuilder message =
        new MessageCreateBuilder().setEmbeds(new EmbedBuilder().setDescription(text).build());
    button.ifPresent(b -> message.setComponents(ActionRow.of(b)));
    return message.build();
  }

  @Test
  void the_same_words_and_buttons_are_alike() {
    assertThat(Likeness.of(embed("a", Optional.of(Button.primary("x", "X")))))
        .isEqualTo(Likeness.of(embed("a ", Optional.of(Button.danger("x", "X")))));
  }

  @Test
  void other_words_other_buttons_and_none_are_not() {
    String one = Likeness.of(embed("a", Optional.of(Button.primary("x", "X"))));
    assertThat(one)
        .isNotEqualTo(Likeness.of(embed("b", Optional.of(Button.primary("x", "X")))))
        .isNotEqualTo(Likeness.of(embed("a", Optional.of(Button.primary("y", "X")))))
        .isNotEqualTo(Likeness.of(embed("a", Optional.of(Button.primary("x", "X").asDisabled()))))
        .isNotEqualTo(Likeness.of(embed("a", Optional.empty())));
  }

  @Test
  void words_in_containers_count() {
    assertThat(Likeness.of(contained("a"))).isNotEqualTo(Likeness.of(contained("b")));
  }

  private static MessageCreateData contained(String text) {
    return new MessageCreateBuilder()
        .useComponentsV2()
        .setComponents(Container.of(TextDisplay.of(text)))
        .build();
  }
}
