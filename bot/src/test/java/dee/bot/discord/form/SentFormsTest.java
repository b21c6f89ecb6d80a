package dee.bot.discord.form;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.discord.standin.JdaClient;
import dee.bot.discord.standin.Role;
import dee.bot.discord.standin.StandIn;
import dee.bot.incident.Severity;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import org.junit.jupiter.api.Test;

/** The unmodified JDA sends every kind of message, and a strict service refuses none. */
class SentFormsTest {

  @Test
  void every_kind_of_post_is_taken_and_only_an_announcement_pings() {
    try (StandIn discord = StandIn.start()) {
      Role oncall = discord.guild().role("oncall", true);
      DiscordForms forms =
          new DiscordForms(
              new Texts(Locale.ENGLISH), FormCase.IDS, calling(oncall), FormCase.DRAWINGS);
      try (JdaClient client = JdaClient.connect(discord)) {
        TextChannel channel =
            Objects.requireNonNull(client.jda().getTextChannelById(discord.channel().id()));
        for (Post post : HostileTest.posts("*orders*-1 @everyone <@1> ```", 2)) {
          Message sent = channel.sendMessage(forms.message(post)).complete();
          if (post instanceof Post.Card || post instanceof Post.Progress) {
            sent.editMessage(forms.edit(post)).complete();
          }
        }
      }
      assertThat(discord.violations()).isEmpty();
      assertThat(discord.messages()).hasSizeGreaterThan(20);
      assertThat(discord.messages())
          .filteredOn(m -> !m.pings().roles().isEmpty())
          .singleElement()
          .satisfies(m -> assertThat(m.content()).contains("SEV-1"));
      assertThat(discord.messages())
          .allMatch(m -> m.pings().people().isEmpty() && !m.pings().everyone());
    }
  }

  private static Addressing calling(Role role) {
    return new Addressing() {
      @Override
      public Optional<String> role(Severity severity) {
        return Optional.of(String.valueOf(role.id()));
      }

      @Override
      public Optional<String> account(String person) {
        return Optional.empty();
      }
    };
  }
}
