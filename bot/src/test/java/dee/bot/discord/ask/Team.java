package dee.bot.discord.ask;

import dee.bot.command.Registry;
import dee.bot.discord.standin.JdaClient;
import dee.bot.discord.standin.Person;
import dee.bot.discord.standin.Place;
import dee.bot.discord.standin.Role;
import dee.bot.discord.standin.StandIn;
import dee.bot.discord.standin.StoredMessage;
import dee.bot.incident.IncidentId;
import dee.bot.room.Texts;
import dee.bot.target.Right;
import dee.bot.target.RoleRights;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;

/** A guild with people and an unmodified JDA; behind it one Dee after the other. */
final class Team implements AutoCloseable {

  static final List<CommandData> COMMANDS =
      new GuildCommands(
              Registry.CHAT,
              new CommandWords(new Texts(Locale.ENGLISH), new Texts(Locale.SIMPLIFIED_CHINESE)))
          .all();

  final StandIn discord = StandIn.start();
  final Role oncall = discord.guild().role("oncall", true);
  final Role boss = discord.guild().role("boss", false);
  final Person li = discord.guild().person("li", oncall);
  final Person wang = discord.guild().person("wang", oncall);
  final Person guest = discord.guild().person("guest");

  /** Has a role that is named like the id of another one. */
  final Person impostor =
      discord
          .guild()
          .person("impostor", discord.guild().role(Long.toUnsignedString(boss.id()), false));

  final Rights rights =
      new GuildRights(
          new RoleRights(
              Set.of(Right.READ),
              Map.of(
                  "oncall",
                  Set.of(Right.PROBE, Right.DECLARE, Right.APPROVE),
                  Long.toUnsignedString(boss.id()),
                  Set.of(Right.ADMIN))));

  private final JdaClient client;
  private Optional<AskedDee> dee = Optional.empty();

  Team() {
    this.client = JdaClient.connect(discord, (EventListener) event -> now().onEvent(event));
    boolean _ = Registration.register(guild(), COMMANDS);
  }

  private synchronized EventListener now() {
    return dee.<EventListener>map(d -> d.dispatcher).orElse(_ -> {});
  }

  /** A Dee that starts with what one before it left in the folder. */
  synchronized AskedDee starts(Path folder) {
    return starts(folder, rights);
  }

  synchronized AskedDee starts(Path folder, Rights with) {
    stops();
    AskedDee started = AskedDee.in(folder, with);
    dee = Optional.of(started);
    return started;
  }

  synchronized void stops() {
    dee.ifPresent(AskedDee::close);
    dee = Optional.empty();
  }

  Guild guild() {
    return Objects.requireNonNull(client.jda().getGuildById(discord.guild().id()));
  }

  private TextChannel channel() {
    return Objects.requireNonNull(client.jda().getTextChannelById(discord.channel().id()));
  }

  StoredMessage card(String title, String... buttonIds) {
    channel()
        .sendMessage(title)
        .addComponents(
            ActionRow.of(Arrays.stream(buttonIds).map(id -> Button.primary(id, "press")).toList()))
        .complete();
    return discord.awaitMessage(title);
  }

  StoredMessage select(String title, String id) {
    channel()
        .sendMessage(title)
        .addComponents(
            ActionRow.of(
                StringSelectMenu.create(id)
                    .addOption("SEV-1", "sev1")
                    .addOption("SEV-2", "sev2")
                    .build()))
        .complete();
    return discord.awaitMessage(title);
  }

  /** The thread of an incident. */
  Place thread(AskedDee of, int incident) {
    Place thread = discord.people().opensThread(li, discord.channel(), "INC-" + incident);
    of.threads.put(Long.toUnsignedString(thread.id()), new IncidentId(incident));
    return thread;
  }

  /** Declares the next incident, and waits for the answer. */
  void declares(Person person) {
    discord
        .slash(
            person,
            "incident declare",
            Map.of("service", "orders", "summary", "clients time out", "severity", "sev2"))
        .reply();
  }

  @Override
  public void close() {
    stops();
    client.close();
    discord.close();
  }
}
