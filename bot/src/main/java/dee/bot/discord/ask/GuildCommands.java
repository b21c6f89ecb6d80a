package dee.bot.discord.ask;

import dee.bot.command.CommandSpec;
import dee.bot.command.CommandSpec.Option;
import dee.bot.command.Registry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;

/** The registry as Discord knows commands: first words are commands, second ones sub-commands. */
public record GuildCommands(Registry registry, CommandWords words) {

  static final String ADD_TO_TIMELINE = "ask.add-to-timeline";

  /** All commands of the guild. */
  public List<CommandData> all() {
    List<CommandData> all = new ArrayList<>();
    registry.firstWords().forEach(word -> all.add(command(word)));
    String name = words.about(ADD_TO_TIMELINE);
    all.add(
        net.dv8tion.jda.api.interactions.commands.build.Commands.message(name)
            .setNameLocalizations(words.localizedAbout(ADD_TO_TIMELINE))
            .setContexts(InteractionContextType.GUILD));
    return all;
  }

  private SlashCommandData command(String word) {
    Optional<CommandSpec> alone = registry.find(word);
    String key = alone.map(CommandSpec::textKey).orElse("group." + word);
    SlashCommandData command =
        net.dv8tion.jda.api.interactions.commands.build.Commands.slash(word, words.about(key))
            .setNameLocalizations(words.localizedName(key, word))
            .setDescriptionLocalizations(words.localizedAbout(key))
            .setContexts(InteractionContextType.GUILD);
    return alone
        .map(spec -> command.addOptions(options(spec)))
        .orElseGet(() ->
            command.addSubcommands(
                registry.after(word).stream()
                    .flatMap(second -> registry.find(word + " " + second).stream())
                    .map(this::subcommand)
                    .toList()));
  }

  private SubcommandData subcommand(CommandSpec spec) {
    String key = spec.textKey();
    String word = spec.path().substring(spec.path().indexOf(' ') + 1);
    return new SubcommandData(word, words.about(key))
        .setNameLocalizations(words.localizedName(key, word))
        .setDescriptionLocalizations(words.localizedAbout(key))
        .addOptions(options(spec));
  }

  /** Discord wants those that must be given first. */
  private List<OptionData> options(CommandSpec spec) {
    return spec.options().stream()
        .sorted(Comparator.comparing(option -> !option.required()))
        .map(this::option)
        .toList();
  }

  private OptionData option(Option option) {
    String key = option.textKey();
    return OptionShape.of(option, words.about(key))
        .setNameLocalizations(words.localizedName(key, option.name()))
        .setDescriptionLocalizations(words.localizedAbout(key));
  }
}
