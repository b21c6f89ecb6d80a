package dee.bot;

import dee.bot.lab.machine.LabException;
import dee.bot.store.StoreException;
import dee.bot.target.ConfigurationError;
import dee.playbooks.compiler.PlaybookRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: {@code dee COMMAND}. */
@Command(
    name = "dee",
    mixinStandardHelpOptions = true,
    version = "dee 0.1.0",
    description = "An incident detective in your team's chat.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      ChatCommand.class,
      ServeCommand.class,
      RunCommand.class,
      ProbeCommand.class,
      DoctorCommand.class,
      PlaybooksCommand.class,
      LabCommands.class,
      AlertCommands.class
    })
public final class Main implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  /** Wrong usage or configuration. */
  static final int USAGE = 2;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  /** Runs one command and ends the program with its exit code. */
  public static void main(String[] arguments) {
    PrintWriter out = utf8(System.out);
    int code = execute(out, utf8(System.err), arguments);
    if (out.checkError()) {
      System.err.println("dee: the output could not be written");
      code = USAGE;
    }
    System.exit(code);
  }

  private static PrintWriter utf8(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /** Runs one command; what people can get wrong ends in a message, never in a stack trace. */
  static int execute(PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(new Main())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((exception, _, _) -> {
          String problem = problem(exception);
          err.println("dee: " + problem);
          return USAGE;
        })
        .execute(arguments);
  }

  private static String problem(Exception exception) {
    return switch (exception) {
      case ConfigurationError error -> error.problem();
      case PlaybookRefused refused -> "a playbook cannot be used:\n" + refused.getMessage();
      case StoreException store -> String.valueOf(store.getMessage());
      case LabException lab -> "the lab: " + lab.getMessage();
      case UncheckedIOException io -> String.valueOf(io.getMessage());
      case MalformedInputException _ -> "a file is not UTF-8 text";
      case IOException io -> io.getClass().getSimpleName() + ": " + io.getMessage();
      default -> {
        LOG.debug("what broke", exception);
        yield "this should not have happened: "
            + exception
            + " (DEE_JAVA_OPTIONS=-Ddee.log=DEBUG shows where; please report it)";
      }
    };
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }
}
