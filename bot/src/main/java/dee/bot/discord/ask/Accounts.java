package dee.bot.discord.ask;

import dee.bot.discord.form.Addressing;
import dee.bot.incident.Severity;
import dee.bot.room.AccountNames;
import java.util.Map;
import java.util.Optional;

/**
 * How people and roles are called, from the names that accounts have with Dee.
 *
 * @param roles the ids of the roles that are called, by severity
 */
public record Accounts(AccountNames names, Map<Severity, String> roles) implements Addressing {

  public Accounts {
    roles = Map.copyOf(roles);
  }

  @Override
  public Optional<String> role(Severity severity) {
    return Optional.ofNullable(roles.get(severity));
  }

  @Override
  public Optional<String> account(String person) {
    return names.account(person);
  }
}
