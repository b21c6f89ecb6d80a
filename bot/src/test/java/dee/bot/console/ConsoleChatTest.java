package dee.bot.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.bot.command.CommandDesk;
import dee.bot.command.CommandHandler;
import dee.bot.command.CommandParser;
import dee.bot.command.CommandSpec;
import dee.bot.command.HelpCommand;
import dee.bot.command.LiveValues;
import dee.bot.command.Registry;
import dee.bot.console.LineSource.Input;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.investigation.Investigations;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import dee.bot.target.People;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleChatTest {

  private static final Texts TEXTS = new Texts(Locale.ENGLISH);
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final ConsoleRoom room = ConsoleRoom.printing(out, TEXTS, ZoneOffset.UTC);
  private final List<String> asked = new ArrayList<>();
  private boolean running;

  private final Investigations investigations =
      new Investigations() {
        @Override
        public boolean start(IncidentId incident, String playbook) {
          return true;
        }

        @Override
        public boolean cancel() {
          asked.add("cancel");
          return running;
        }

        @Override
        public void awaitIdle() {
          asked.add("await");
        }
      };

  private static final LiveValues NOTHING =
      new LiveValues() {
        @Override
        public List<String> services() {
          return List.of();
        }

        @Override
        public List<String> targets() {
          return List.of();
        }

        @Override
        public List<Named> playbooks() {
          return List.of();
        }

        @Override
        public List<Named> probes() {
          return List.of();
        }

        @Override
        public List<Incident> incidents() {
          return List.of();
        }

        @Override
        public List<Named> evidence() {
          return List.of();
        }

        @Override
        public List<Named> plans() {
          return List.of();
        }
      };

  private void chat(LineSource lines) throws InterruptedException {
    Seat seat = new Seat("li", People.TRUSTED);
    Map<CommandSpec, CommandHandler> handlers = new HashMap<>(seat.handlers());
    handlers.putAll(new HelpCommand(Registry.STANDARD).handlers());
    handlers.put(Registry.LIST, call -> asked.add(call.by().name()));
    handlers.put(
        Registry.PLAYBOOKS,
        _ -> {
          throw new InterruptedException();
        });
    CommandDesk desk = new CommandDesk(new CommandParser(Registry.STANDARD, NOTHING), handlers);
    new ConsoleChat(lines, room, desk, investigations, seat).run();
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void pipe(String text) throws InterruptedException {
    chat(new PipedLines(new BufferedReader(new StringReader(text)), out));
  }

  @Test
  void piped_lines_are_echoed_obeyed_in_order_and_waited_for() throws InterruptedException {
    pipe("/help\n\n/dance\n");
    assertThat(printed())
        .startsWith("dee> /help\nCommands. Options")
        .contains("dee> /dance\n✖ There is no command /dance.")
        .doesNotContain("\u001b");
    assertThat(asked).containsExactly("await", "await", "await", "cancel", "await");
  }

  @Test
  void quit_leaves_and_later_lines_are_not_read() throws InterruptedException {
    pipe("/quit\n/help\n");
    assertThat(printed()).isEqualTo("dee> /quit\n");
  }

  @Test
  void another_person_takes_the_keyboard_under_a_clean_name() throws InterruptedException {
    pipe("/incident list\n/as wang \u001b[31mfang\n/incident list\n/as Dee\n/incident list\n");
    assertThat(asked).contains("li", "wang fang").doesNotContain("Dee");
    assertThat(asked.stream().filter("wang fang"::equals)).hasSize(2);
    assertThat(printed())
        .contains("✔ wang fang has the keyboard now; it was li.")
        .contains("✖ \"Dee\" cannot be the name of a person here.");
  }

  @Test
  void nobody_sits_down_without_a_name() {
    assertThatThrownBy(() -> new Seat(" \u0007 ", People.TRUSTED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no name");
  }

  /** Keys pressed by nobody. */
  private static final class Keys implements LineSource {
    private final Deque<Input> inputs;

    Keys(Input... inputs) {
      this.inputs = new ArrayDeque<>(List.of(inputs));
    }

    @Override
    public Input next() {
      return inputs.isEmpty() ? new Input.End() : inputs.removeFirst();
    }

    @Override
    public boolean interactive() {
      return true;
    }

    @Override
    public void onInterrupt(Runnable action) {}

    @Override
    public void close() {}
  }

  @Test
  void ctrl_c_ends_the_investigation_and_the_chat_goes_on() throws InterruptedException {
    running = true;
    chat(new Keys(new Input.Interrupt(), new Input.Line("/help")));
    assertThat(printed())
        .startsWith("Dee is here.")
        .contains("The investigation is being ended.\nCommands.");
  }

  @Test
  void ctrl_c_during_a_command_ends_it_and_the_chat_goes_on() throws InterruptedException {
    chat(new Keys(new Input.Line("/playbook list"), new Input.Line("/help")));
    assertThat(printed()).contains("Ended by Ctrl-C.\nCommands.");
  }

  @Test
  void where_nothing_can_be_rewritten_progress_is_printed_at_its_milestones_only() {
    for (int reached = 0; reached <= 3; reached++) {
      room.say(progress(reached, 1, false));
    }
    room.say(progress(3, 2, false));
    room.say(progress(3, 2, true));
    assertThat(printed())
        .isEqualTo(
            """
               ⏳ orders: 0 of 3 reached · phase 1 of 2 · 0.5 s
               ⏳ orders: 3 of 3 reached · phase 2 of 2 · 0.5 s
               ✔ orders: 3 of 3 reached · 0.5 s
            """);
  }

  private static Post.Progress progress(int reached, int phase, boolean done) {
    return new Post.Progress(
        new IncidentId(1),
        "INC-1.1",
        "orders",
        3,
        reached,
        0,
        phase,
        2,
        Duration.ofMillis(500),
        done);
  }
}
