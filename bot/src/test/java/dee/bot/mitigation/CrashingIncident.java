package dee.bot.mitigation;

import dee.bot.command.CommandHandler;
import dee.bot.command.CommandSpec;
import dee.bot.command.IncidentCommands;
import dee.bot.delivery.Delivery;
import dee.bot.incident.Actor;
import dee.bot.incident.Errand;
import dee.bot.incident.ErrandRunner;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Postmortems;
import dee.bot.incident.Severity;
import dee.bot.incident.TimelineEntry;
import dee.bot.investigation.DueInvestigations;
import dee.bot.investigation.IncidentOpening;
import dee.bot.investigation.IncidentRuns;
import dee.bot.investigation.RunSummary;
import dee.bot.investigation.Telling;
import dee.bot.investigation.Voice;
import dee.bot.postmortem.MissedPostmortem;
import dee.bot.postmortem.PostmortemFiles;
import dee.bot.room.Chronicle;
import dee.bot.room.Deed;
import dee.bot.room.Journal;
import dee.bot.room.Post;
import dee.bot.schedule.DbAgenda;
import dee.bot.store.DataDirectory;
import dee.bot.store.RememberingFile;
import dee.bot.target.Caution;
import dee.bot.target.Inventory;
import dee.bot.target.UpdateIntervals;
import dee.bot.update.UpdateClock;
import dee.bot.update.UpdateDraft;
import dee.bot.update.UpdateReminder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A program that plays whole incidents, one after the other, with everything of Dee but SSH and the
 * chat, and with the people in it. It goes on where it was, and ends when so many as it is told are
 * over. It prints a line for each deed that is durable, each post that is shown, each command that
 * is begun or ended.
 */
final class CrashingIncident {

  static final String PLAYBOOK = "connection-reset";

  private CrashingIncident() {}

  /** Where what Dee said is, a line each: what it was, and its key. */
  static Path channel(Path folder) {
    return folder.resolve("channel");
  }

  static Path executed(Path folder) {
    return folder.resolve("executed.log");
  }

  private static synchronized void say(String line) {
    System.out.println(line);
  }

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    InstantSource clock = InstantSource.system();
    Inventory inventory =
        OrdersWorld.inventory(
            3,
            OrdersWorld.commands(),
            new Caution(2, Duration.ofMillis(500), Duration.ofSeconds(3), Duration.ofMillis(100)));
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"));
        DbAgenda agenda = new DbAgenda(data.database(), data.node(), clock);
        Delivery delivery =
            new Delivery(
                    data.outbox(),
                    letter -> {
                      say("showing " + letter.key());
                      new RememberingFile(channel(folder), name(letter.post())).show(letter);
                      say("shown " + letter.key());
                    },
                    data.chatLease(clock),
                    clock)
                .start()) {
      Chronicle chronicle =
          new Acknowledged(
              data.chronicle(
                  agenda,
                  () -> {
                    delivery.poke();
                    agenda.wake();
                  }));
      Journal journal = new Journal(data.incidents(), chronicle, data.evidence(), clock);
      OrdersOutside outside =
          new OrdersOutside(
              inventory.service("orders").orElseThrow(),
              data.incidents(),
              executed(folder),
              CrashingIncident::say);
      Postmortems postmortems =
          new PostmortemFiles(
              data.incidents(), data.evidence(), OrdersWorld.TEXTS, data.postmortems(), clock);
      IncidentRuns runs =
          new IncidentRuns(
              outside::look,
              new Telling(
                  journal,
                  new InventoryOffers(inventory, data.incidents(), clock, OrdersWorld.TEXTS),
                  postmortems,
                  OrdersWorld.TEXTS,
                  Voice.ALOUD));
      UpdateIntervals intervals =
          new UpdateIntervals(Map.of(Severity.SEV_2, Duration.ofSeconds(5)));
      UpdateClock updates = new UpdateClock(intervals);
      UpdateDraft draft = new UpdateDraft(OrdersWorld.TEXTS);
      agenda.start(runners(journal, inventory, outside, runs, postmortems, agenda, updates, draft));

      Map<CommandSpec, CommandHandler> handlers = new HashMap<>();
      IncidentOpening opening = new IncidentOpening(journal, _ -> Optional.of(PLAYBOOK), intervals);
      handlers.putAll(new IncidentCommands(opening, postmortems, updates, draft).handlers());
      handlers.putAll(new MitigationCommands(journal, inventory, OrdersWorld.TEXTS).handlers());
      OrdersOnCall people =
          new OrdersOnCall(
              data.incidents(),
              handlers,
              post -> say("answered " + name(post)),
              Integer.parseInt(args[1]));
      while (!people.act()) {
        Thread.sleep(20);
      }
      while (!agenda.idle(EnumSet.allOf(Errand.Kind.class))) {
        Thread.sleep(20);
      }
      if (!delivery.awaitEmpty(Duration.ofSeconds(30))) {
        throw new IllegalStateException("not all was shown");
      }
    }
  }

  private static Map<Errand.Kind, ErrandRunner> runners(
      Journal journal,
      Inventory inventory,
      OrdersOutside outside,
      IncidentRuns runs,
      Postmortems postmortems,
      DbAgenda agenda,
      UpdateClock updates,
      UpdateDraft draft) {
    Probing probing =
        (incident, playbook, targets, errand) -> {
          RunSummary run =
              runs.run(incident, new IncidentRuns.Purpose(playbook, targets, Voice.QUIET, errand));
          return new Probing.Probed(run.run(), run.items(), run.judgements(), run.missing());
        };
    Hands hands = new Hands(outside::command, outside.health(), probing);
    return Map.of(
        Errand.Kind.INVESTIGATE, new DueInvestigations(agenda, runs, journal.clock()),
        Errand.Kind.UPDATE, new UpdateReminder(journal, updates, draft),
        Errand.Kind.MITIGATE,
            new PlanExecution(journal, inventory, hands, PlanExecution.BUDGET, OrdersWorld.TEXTS),
        Errand.Kind.VERIFY, new Verification(journal, inventory, probing, OrdersWorld.TEXTS),
        Errand.Kind.QUARANTINE, new QuarantineWatch(journal),
        Errand.Kind.POSTMORTEM, new MissedPostmortem(journal, postmortems));
  }

  /** What is told of a post: what it is, of which incident where there may be only one of it. */
  private static String name(Post post) {
    return switch (post) {
      case Post.Announcement(var incident, _, _, _, _, _, _, _, _) -> "announcement:" + incident;
      case Post.Question question -> question.incident() + ":" + question.key();
      case Post.Notice notice -> notice.text().key();
      case Post.FilePost file -> "file:" + file.incident();
      case Post other -> other.getClass().getSimpleName();
    };
  }

  /** Prints what was acknowledged as durable. */
  private record Acknowledged(Chronicle chronicle) implements Chronicle {

    @Override
    public IncidentId declare(
        Declared declared, Actor by, Instant at, Function<IncidentId, Deed> then) {
      IncidentId id = chronicle.declare(declared, by, at, then);
      say("wrote " + id + " 1 Declared");
      return id;
    }

    @Override
    public List<TimelineEntry> write(
        IncidentId incident, Actor by, Instant at, Function<List<TimelineEntry>, Deed> decision) {
      List<TimelineEntry> written = chronicle.write(incident, by, at, decision);
      written.forEach(e ->
          say(
              "wrote %s %d %s"
                  .formatted(e.incident(), e.sequence(), e.what().getClass().getSimpleName())));
      return written;
    }

    @Override
    public Optional<IncidentId> admit(
        String service,
        Actor by,
        Instant at,
        Function<List<List<TimelineEntry>>, Admission> decision) {
      Optional<IncidentId> admitted = chronicle.admit(service, by, at, decision);
      admitted.ifPresent(id -> say("admitted to " + id));
      return admitted;
    }
  }
}
