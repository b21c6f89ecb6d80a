package dee.bot;

import dee.bot.command.CommandHandler;
import dee.bot.command.CommandSpec;
import dee.bot.command.ExplainCommand;
import dee.bot.command.IncidentCommands;
import dee.bot.command.ProbingCommands;
import dee.bot.command.Registry;
import dee.bot.investigation.IncidentOpening;
import dee.bot.investigation.Investigations;
import dee.bot.mitigation.MitigationCommands;
import dee.bot.postmortem.EvidenceCommand;
import dee.bot.postmortem.ExportCommand;
import dee.bot.postmortem.ZipBundles;
import dee.bot.room.Journal;
import java.util.HashMap;
import java.util.Map;

/** What people can ask a station for, but for what only their place can do. */
record StationCommands(
    Tools tools, IncidentOpening opening, Investigations investigations, SelfCheck self) {

  Map<CommandSpec, CommandHandler> handlers() {
    Workplace place = tools.place();
    Journal journal = tools.journal();
    Machines machines = place.runs().machines();
    Map<CommandSpec, CommandHandler> handlers = new HashMap<>();
    handlers.putAll(
        new IncidentCommands(opening, tools.postmortems(), tools.updates(), tools.draft())
            .handlers());
    handlers.putAll(
        new ProbingCommands(
                journal,
                investigations,
                new ProbingDesk(place.inventory(), place.catalog(), machines, journal.clock()),
                place.memory())
            .handlers());
    handlers.putAll(new MitigationCommands(journal, place.inventory(), tools.texts()).handlers());
    handlers.put(
        Registry.EXPORT,
        new ExportCommand(
            journal.store(),
            new ZipBundles(
                journal.store(), journal.archive(), tools.postmortems(), tools.texts())));
    handlers.put(
        Registry.EVIDENCE,
        new EvidenceCommand(
            journal.store(),
            journal.archive(),
            place.data().postmortems().resolve("evidence")));
    handlers.put(Registry.EXPLAIN, new ExplainCommand(place.runs().library()));
    handlers.put(Registry.DOCTOR, new ChatDoctor(self, place.inventory(), machines));
    return Map.copyOf(handlers);
  }
}
