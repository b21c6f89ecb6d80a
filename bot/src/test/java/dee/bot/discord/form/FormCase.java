package dee.bot.discord.form;

import dee.bot.incident.Judgement;
import dee.bot.incident.Severity;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/** Forms for a made-up guild: two roles that are called, one person whose account is known. */
final class FormCase {

  static final ButtonIds IDS =
      new ButtonIds() {
        @Override
        public String obeying(String line) {
          return "obey " + line;
        }

        @Override
        public String asking(String line) {
          return "ask " + line;
        }

        @Override
        public String choosing(String line, String option) {
          return "choose " + option + " of " + line;
        }
      };

  static final Addressing GUILD =
      new Addressing() {
        @Override
        public Optional<String> role(Severity severity) {
          return switch (severity) {
            case SEV_1, SEV_2 -> Optional.of("501");
            case SEV_3 -> Optional.of("503");
            case SEV_4 -> Optional.empty();
          };
        }

        @Override
        public Optional<String> account(String person) {
          return person.equals("li") ? Optional.of("7001") : Optional.empty();
        }
      };

  static final Drawings DRAWINGS =
      new Drawings() {
        @Override
        public Optional<Drawing> chain(Judgement judgement) {
          return judgement.chain().size() < 2
              ? Optional.empty()
              : Optional.of(
                  new Drawing(
                      "chain.png",
                      new byte[] {1, 2, 3},
                      "from "
                          + judgement.chain().getFirst().condition()
                          + " to "
                          + judgement.chain().getLast().condition()));
        }

        @Override
        public Optional<Drawing> ladder(Judgement judgement) {
          return judgement
              .exchange()
              .map(e -> new Drawing("packets.png", new byte[] {4, 5}, e.shows()));
        }

        @Override
        public List<Drawing> plots(List<TimelineEntry> timeline) {
          return timeline.stream()
              .map(e -> new Drawing("plot-" + e.sequence() + ".png", new byte[4], "a line"))
              .toList();
        }
      };

  private FormCase() {}

  static DiscordForms forms() {
    return new DiscordForms(new Texts(Locale.ENGLISH), IDS, GUILD, DRAWINGS);
  }

  static MessageCreateData message(Post post) {
    return forms().message(post);
  }

  static String page(List<Post> posts) {
    return posts.stream()
        .map(post -> post.getClass().getSimpleName() + "\n" + Printed.of(message(post)))
        .collect(Collectors.joining("\n"));
  }
}
