package dee.bot;

import dee.bot.discord.TeamServer;
import dee.bot.discord.form.Addressing;
import dee.bot.incident.Severity;
import dee.bot.room.AccountNames;
import java.util.Optional;

/** How roles and people are called: roles as the server knows them now, people as Dee does. */
record ChatAddressing(TeamServer server, AccountNames names) implements Addressing {

  @Override
  public Optional<String> role(Severity severity) {
    return server.called(severity);
  }

  @Override
  public Optional<String> account(String person) {
    return names.account(person);
  }
}
