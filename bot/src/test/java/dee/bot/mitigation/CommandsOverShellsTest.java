package dee.bot.mitigation;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.mitigation.CommandShell.Ran;
import dee.bot.target.Command;
import dee.bot.target.Command.Check;
import dee.probes.HostPort;
import dee.probes.Instance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands over real SSH, in real shells of this machine. */
class CommandsOverShellsTest {

  @TempDir Path folder;
  private RealShells real;
  private CommandShell commands;
  private ServerSocket listener;
  private Instance instance;

  @BeforeEach
  void start() throws IOException {
    real = RealShells.in(folder);
    commands = new CommandsOverShells(real.shells(), InstantSource.system());
    listener = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
    instance =
        Instance.of("orders", "orders-1", new HostPort("127.0.0.1", listener.getLocalPort()));
  }

  @AfterEach
  void stop() throws IOException {
    listener.close();
    real.close();
  }

  private static Command command(String line, Duration timeout) {
    return new Command(
        "own", line, Optional.empty(), "", false, timeout, List.of(), Check.NONE, Optional.empty());
  }

  private Ran run(String line) throws InterruptedException {
    return commands.run(command(line, Duration.ofSeconds(20)), instance);
  }

  private static Ran.Ended ended(Ran ran) {
    assertThat(ran).isInstanceOf(Ran.Ended.class);
    return (Ran.Ended) ran;
  }

  @Test
  void a_command_gets_values_it_may_trust_and_no_input() throws Exception {
    Ran.Ended ended =
        ended(
            run(
                "echo \"$DEE_TARGET $DEE_ADDRESS $DEE_PORT\"; env | grep -c DEE_PID; cat;"
                    + " echo end >&2"));
    assertThat(ended.exit()).isZero();
    assertThat(ended.output())
        .isEqualTo("orders-1 " + instance.address() + " " + instance.port() + " 0 end");
  }

  @Test
  void the_process_is_found_anew_by_its_port() throws Exception {
    assertThat(ended(run("echo pid $DEE_PID")).output())
        .isEqualTo("pid " + ProcessHandle.current().pid());
    listener.close();
    Ran.Ended refused = ended(run("echo ran ${DEE_PID}"));
    assertThat(refused.exit()).isEqualTo(66);
    assertThat(refused.output()).startsWith("nothing listens on").doesNotContain("ran");
  }

  @Test
  void a_command_about_one_process_is_not_run_when_several_hold_the_port() throws Exception {
    Process holders =
        new ProcessBuilder(
                "python3",
                "-c",
                """
                import socket, os, sys
                s = socket.socket()
                s.bind(('127.0.0.1', 0))
                s.listen()
                if os.fork():
                    print(s.getsockname()[1], flush=True)
                sys.stdin.read()
                """)
            .start();
    try {
      int port = Integer.parseInt(holders.inputReader().readLine());
      Instance several = Instance.of("orders", "orders-1", new HostPort("127.0.0.1", port));
      Path file = folder.resolve("ran");

      Ran.Ended refused =
          ended(commands.run(command("echo $DEE_PID >" + file, Duration.ofSeconds(20)), several));

      assertThat(refused.exit()).isEqualTo(66);
      assertThat(refused.output())
          .isEqualTo("2 processes hold port " + port + "; the command is for one. It was not run.");
      assertThat(file).doesNotExist();
    } finally {
      holders.getOutputStream().close();
      assertThat(holders.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void the_limit_of_the_process_behind_the_port_is_raised_by_prlimit() throws Exception {
    Process service =
        new ProcessBuilder(
                "sh",
                "-c",
                """
                ulimit -Sn 64
                exec python3 -c "
                import socket, sys
                s = socket.socket()
                s.bind(('127.0.0.1', 0))
                s.listen()
                print(s.getsockname()[1], flush=True)
                sys.stdin.read()"
                """)
            .start();
    try {
      int port = Integer.parseInt(service.inputReader().readLine());
      Instance own = Instance.of("orders", "orders-1", new HostPort("127.0.0.1", port));

      Ran.Ended raised =
          ended(
              commands.run(
                  command("prlimit --pid $DEE_PID --nofile=128:", Duration.ofSeconds(20)), own));

      assertThat(raised).extracting(Ran.Ended::exit, Ran.Ended::output).containsExactly(0, "");
      assertThat(Files.readString(Path.of("/proc/" + service.pid() + "/limits")))
          .containsPattern("Max open files +128 ");
    } finally {
      service.getOutputStream().close();
      assertThat(service.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void a_failing_command_tells_its_status_and_its_last_words_harmlessly() throws Exception {
    Ran.Ended ended =
        ended(
            run(
                "head -c 100000 /dev/zero | tr '\\0' x; printf '\\n\\033[31mred\\033[0m"
                    + " password=hunter2\\n@everyone\\007'; exit 3"));
    assertThat(ended.exit()).isEqualTo(3);
    assertThat(ended.output()).hasSizeLessThanOrEqualTo(300).doesNotContain("\u001b", "hunter2");
    Ran.Ended few = ended(run("printf '\\033[31mred\\033[0m token: abc123def\\n'; exit 1"));
    assertThat(few.output()).isEqualTo("red token: [redacted]");
  }

  @Test
  void what_takes_too_long_is_ended_and_nothing_keeps_running() throws Exception {
    String mark = "987654";
    Ran ran =
        commands.run(
            command("sleep " + mark + " & setsid sleep " + mark + " & wait", Duration.ofSeconds(1)),
            instance);
    assertThat(ran).isInstanceOf(Ran.TimedOut.class);
    eventually(() -> running("sleep " + mark).isEmpty());
  }

  @Test
  void a_cut_connection_leaves_the_outcome_unknown_and_nothing_running() throws Exception {
    String mark = "987653";
    Thread cutter =
        Thread.ofVirtual()
            .start(() -> {
              try {
                eventually(() -> !running("sleep " + mark).isEmpty());
                real.server().cutClients();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(run("sleep " + mark)).isInstanceOf(Ran.Lost.class);
    cutter.join();
    eventually(() -> running("sleep " + mark).isEmpty());
  }

  @Test
  void a_machine_that_cannot_be_reached_had_nothing_changed() throws Exception {
    real.close();
    assertThat(run("true")).isInstanceOf(Ran.NotBegun.class);
  }

  @Test
  void a_command_runs_at_the_usual_priority_for_what_it_starts_stays() throws Exception {
    assertThat(ended(run("nice")).output()).isEqualTo(ended(run("nice -n 0 nice")).output());
    assertThat(ended(run("nice")).output()).isEqualTo(Integer.toString(own()));
  }

  /** The priority this test itself runs at. */
  private static int own() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    return Integer.parseInt(
        List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)).get(16));
  }

  private static List<String> running(String command) {
    try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
      return entries
          .filter(p -> p.getFileName().toString().matches("[0-9]+"))
          .map(p -> line(p.resolve("cmdline")))
          .filter(line -> line.equals(command))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String line(Path file) {
    try {
      return Files.readString(file).replace('\0', ' ').strip();
    } catch (IOException _) {
      return "";
    }
  }

  private static void eventually(BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
