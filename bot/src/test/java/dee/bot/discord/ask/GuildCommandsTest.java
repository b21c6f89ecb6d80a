package dee.bot.discord.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dee.bot.command.Registry;
import dee.bot.room.Texts;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import org.junit.jupiter.api.Test;

class GuildCommandsTest {

  private final List<CommandData> commands =
      new GuildCommands(
              Registry.CHAT,
              new CommandWords(new Texts(Locale.ENGLISH), new Texts(Locale.SIMPLIFIED_CHINESE)))
          .all();

  private Stream<SlashCommandData> slash() {
    return commands.stream()
        .filter(c -> c.getType() == Command.Type.SLASH)
        .map(SlashCommandData.class::cast);
  }

  private SubcommandData subcommand(String first, String second) {
    return slash()
        .filter(c -> c.getName().equals(first))
        .flatMap(c -> c.getSubcommands().stream())
        .filter(s -> s.getName().equals(second))
        .findFirst()
        .orElseThrow();
  }

  private OptionData option(String first, String second, String name) {
    return subcommand(first, second).getOptions().stream()
        .filter(o -> o.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void groups_have_subcommands_and_a_message_can_be_put_on_record() {
    assertThat(commands)
        .extracting(CommandData::getName)
        .containsExactly("incident", "playbook", "probe", "mitigate", "dee", "Add to timeline");
    assertThat(commands.getLast().getType()).isEqualTo(Command.Type.MESSAGE);
    assertThat(commands.getLast().getNameLocalizations().toMap())
        .containsEntry(DiscordLocale.CHINESE_CHINA, "加入时间线");
    assertThat(slash().mapToInt(c -> Math.max(1, c.getSubcommands().size())).sum())
        .isEqualTo(Registry.CHAT.commands().size());
  }

  @Test
  void what_must_be_given_comes_first() {
    assertThat(subcommand("incident", "role").getOptions())
        .extracting(OptionData::getName)
        .containsExactly("role", "person", "incident");
    assertThat(slash().flatMap(c -> c.getSubcommands().stream()))
        .allSatisfy(s ->
            assertThat(s.getOptions().stream().map(o -> o.isRequired() ? 0 : 1).toList())
                .isSorted());
  }

  @Test
  void an_option_is_asked_for_by_what_it_is() {
    assertThat(option("incident", "declare", "service").isAutoComplete()).isTrue();
    assertThat(option("incident", "declare", "summary").getType()).isEqualTo(OptionType.STRING);
    assertThat(option("incident", "declare", "severity").getChoices())
        .extracting(Command.Choice::getName, Command.Choice::getAsString)
        .contains(tuple("SEV-1", "sev1"));
    assertThat(option("incident", "role", "person").getType()).isEqualTo(OptionType.USER);
    assertThat(option("incident", "timeline", "all").getType()).isEqualTo(OptionType.BOOLEAN);
    assertThat(option("mitigate", "plan", "keep").getType()).isEqualTo(OptionType.INTEGER);
    assertThat(option("mitigate", "approve", "plan").isAutoComplete()).isTrue();
  }

  @Test
  void every_description_fits_and_none_is_cut_in_a_word() {
    assertThat(
            slash()
                .map(c ->
                    Stream.of(
                            Stream.of(c.getDescription()),
                            c.getDescriptionLocalizations().toMap().values().stream(),
                            c.getSubcommands().stream().map(SubcommandData::getDescription),
                            c.getSubcommands().stream()
                                .flatMap(
                                    s -> s.getDescriptionLocalizations().toMap().values().stream()),
                            c.getSubcommands().stream()
                                .flatMap(s -> s.getOptions().stream())
                                .map(OptionData::getDescription))
                        .flatMap(texts -> texts)
                        .toList())
                .flatMap(Collection::stream))
        .allSatisfy(text -> assertThat(text).hasSizeBetween(3, 100).doesNotEndWith("…"));
  }
}
