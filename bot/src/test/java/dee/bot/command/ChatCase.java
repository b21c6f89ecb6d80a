package dee.bot.command;

import dee.bot.incident.Happening;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.TimelineEntry;
import dee.bot.investigation.Investigations;
import dee.bot.investigation.OrdersCase;
import dee.bot.room.Post;
import dee.bot.room.Text;
import dee.bot.room.Texts;
import dee.bot.target.People;
import dee.bot.target.UpdateIntervals;
import dee.bot.update.UpdateClock;
import dee.bot.update.UpdateDraft;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A team that types commands, and everything behind them but targets. */
final class ChatCase {

  static final Texts TEXTS = new Texts(Locale.ENGLISH);
  static final IncidentId FIRST = new IncidentId(1);

  final OrdersCase orders = new OrdersCase();
  final List<String> started = new ArrayList<>();
  boolean busy;
  People people = People.TRUSTED;

  private final Investigations investigations =
      new Investigations() {
        @Override
        public boolean start(IncidentId incident, String playbook) {
          started.add(incident + " " + playbook);
          return !busy;
        }

        @Override
        public boolean cancel() {
          return busy;
        }

        @Override
        public void awaitIdle() {}
      };

  final LiveValues live =
      new LiveValues() {
        private final LiveValues fixed = new FakeLiveValues();

        @Override
        public List<String> services() {
          return fixed.services();
        }

        @Override
        public List<String> targets() {
          return fixed.targets();
        }

        @Override
        public List<Named> playbooks() {
          return fixed.playbooks();
        }

        @Override
        public List<Named> probes() {
          return fixed.probes();
        }

        @Override
        public List<Incident> incidents() {
          return orders.incidents.incidents();
        }

        @Override
        public List<Named> evidence() {
          return List.of();
        }

        @Override
        public List<Named> plans() {
          return fixed.plans();
        }
      };

  void li(String line) throws InterruptedException {
    obey("li", line);
  }

  void obey(String person, String line) throws InterruptedException {
    Map<CommandSpec, CommandHandler> handlers = new HashMap<>();
    handlers.putAll(
        new IncidentCommands(
                orders.opening(),
                id -> Path.of(id + ".md"),
                new UpdateClock(UpdateIntervals.STANDARD),
                new UpdateDraft(TEXTS))
            .handlers());
    handlers.putAll(
        new ProbingCommands(
                orders.journal,
                investigations,
                (probe, target, _) ->
                    new Post.ProbePost(
                        target, probe, "ls", Duration.ZERO, Text.of("plain", "7"), ""),
                live)
            .handlers());
    handlers.putAll(new HelpCommand(Registry.STANDARD).handlers());
    new CommandDesk(new CommandParser(Registry.STANDARD, live), handlers)
        .obey(line, Caller.of(person, people), orders.room);
  }

  String lastNotice() {
    return TEXTS.of(orders.room.posts(Post.Notice.class).getLast().text());
  }

  List<TimelineEntry> timeline() {
    return orders.incidents.timeline(FIRST);
  }

  Happening lastEntry() {
    return timeline().getLast().what();
  }

  Incident incident() {
    return orders.incidents.incident(FIRST).orElseThrow();
  }
}
