package dee.bot.discord;

import dee.bot.discord.ask.Registration;
import dee.bot.room.Text;
import dee.bot.target.DiscordSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.events.guild.GenericGuildEvent;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildReadyEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that the team's server knows Dee's commands, each time Dee comes there. */
public final class KnownCommands extends ListenerAdapter {

  private static final Logger LOG = LoggerFactory.getLogger(KnownCommands.class);

  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final DiscordSettings settings;
  private final List<CommandData> commands;
  private volatile Optional<Text> trouble = Optional.empty();

  public KnownCommands(DiscordSettings settings, List<CommandData> commands) {
    this.settings = settings;
    this.commands = List.copyOf(commands);
  }

  /** Why people are not offered the commands; empty when they are. */
  public Optional<Text> trouble() {
    return trouble;
  }

  @Override
  public void onGuildReady(GuildReadyEvent event) {
    arrived(event);
  }

  @Override
  public void onGuildJoin(GuildJoinEvent event) {
    arrived(event);
  }

  private void arrived(GenericGuildEvent event) {
    Guild guild = event.getGuild();
    if (guild.getGuildChannelById(settings.place().channel()) != null) {
      Thread.ofVirtual().name("discord-commands").start(() -> keepTrying(guild));
    }
  }

  private void keepTrying(Guild guild) {
    try {
      while (guild.getJDA().getStatus() != JDA.Status.SHUTDOWN && !registered(guild)) {
        Thread.sleep(AGAIN);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean registered(Guild guild) {
    try {
      Registration.register(guild, commands);
      trouble = Optional.empty();
      return true;
    } catch (ErrorResponseException e) {
      boolean notAllowed = e.getErrorResponse() == ErrorResponse.MISSING_ACCESS;
      String invite = Needed.invite(guild.getJDA().getSelfUser().getApplicationId());
      Text why =
          notAllowed
              ? Text.of("setup.no-commands", guild.getName(), invite)
              : Text.of("setup.commands-refused", String.valueOf(e.getMessage()));
      if (!Optional.of(why).equals(trouble)) {
        LOG.warn(
            "the commands are not known to the server {}: {}", guild.getName(), e.getMessage());
      }
      trouble = Optional.of(why);
      return false;
    } catch (RuntimeException e) {
      // The session ends at this moment, or the answer makes no sense.
      LOG.info("it is not known whether {} knows the commands: {}", guild.getName(), e.toString());
      return false;
    }
  }
}
