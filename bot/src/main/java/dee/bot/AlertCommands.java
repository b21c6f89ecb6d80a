package dee.bot;

import dee.bot.alert.TestAnswer;
import dee.bot.alert.TestSender;
import dee.bot.room.Texts;
import dee.bot.target.AlertRoute;
import dee.bot.target.AlertSecret;
import dee.bot.target.AlertSettings;
import dee.bot.target.Inventory;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Alerts from the command line: {@code dee alert}. */
@Command(
    name = "alert",
    mixinStandardHelpOptions = true,
    description = "Tries out how alerts come in.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = AlertCommands.Test.class)
final class AlertCommands implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }

  /** Sends a test alert to the running Dee: {@code dee alert test}. */
  @Command(
      name = "test",
      mixinStandardHelpOptions = true,
      description =
          "Sends a test alert to the running Dee; it opens no incident and pages nobody. Exits 0 when it"
              + " maps to a service, 1 when it was refused or maps to none, 3 when nobody answered.")
  static final class Test implements Callable<Integer> {

    private static final int REFUSED = 1;
    private static final int NOBODY = 3;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin private final ConfigOption config = new ConfigOption();

    @Option(
        names = "--route",
        description = "${COMPLETION-CANDIDATES}; default: the first one configured")
    @Nullable
    private AlertRoute route;

    @Option(
        names = "--url",
        paramLabel = "URL",
        description = "where Dee is reached; default: the configured address")
    @Nullable
    private URI url;

    @Option(
        names = "--label",
        paramLabel = "NAME=VALUE",
        description = "a label of the alert, repeatable; default: names the first service")
    private Map<String, String> labels = new LinkedHashMap<>();

    private final Texts texts = new Texts(Locale.ENGLISH);

    @Override
    public Integer call() throws InterruptedException {
      Inventory inventory = config.inventory();
      AlertSettings settings =
          inventory.alerts().orElseThrow(() -> wrong("alert.test.not-configured"));
      Map<AlertRoute, AlertSecret> secrets = settings.secrets(System.getenv());
      AlertRoute through =
          Optional.ofNullable(route).orElseGet(() -> secrets.keySet().iterator().next());
      AlertSecret secret =
          Optional.ofNullable(secrets.get(through))
              .orElseThrow(() -> wrong("alert.test.no-route", through.word()));
      URI base = Optional.ofNullable(url).orElseGet(() -> address(settings));
      if (base.getHost() == null) {
        throw wrong("alert.test.no-address", base);
      }
      try {
        return report(
            new TestSender(through, secret, InstantSource.system())
                .send(base, labels.isEmpty() ? labels(inventory, settings) : labels),
            base + through.path());
      } catch (IOException e) {
        say(spec.commandLine().getErr(), "alert.test.nobody", base + through.path(), reason(e));
        return NOBODY;
      }
    }

    private int report(TestAnswer answer, String where) {
      return switch (answer) {
        case TestAnswer.Mapped(String service, String severity) -> {
          say(spec.commandLine().getOut(), "alert.test.mapped", where, service, severity);
          yield 0;
        }
        case TestAnswer.Unmatched _ -> {
          say(spec.commandLine().getErr(), "alert.test.none", where);
          yield REFUSED;
        }
        case TestAnswer.NotAccepted(int status, String says) -> {
          String key =
              switch (status) {
                case 401 -> "alert.test.unauthenticated";
                case 404 -> "alert.test.not-found";
                default -> "alert.test.refused";
              };
          say(spec.commandLine().getErr(), key, where, status, says);
          yield REFUSED;
        }
      };
    }

    private static Map<String, String> labels(Inventory inventory, AlertSettings settings) {
      Map<String, String> labels = new LinkedHashMap<>();
      inventory.services().keySet().stream()
          .findFirst()
          .ifPresent(service -> labels.put(settings.mapping().serviceLabel(), service));
      return labels;
    }

    /** Who listens on every address listens on the local one. */
    private static URI address(AlertSettings settings) {
      String bind = settings.bind();
      String host =
          switch (bind) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::" -> "[::1]";
            default -> bind.contains(":") ? "[" + bind + "]" : bind;
          };
      return URI.create("http://" + host + ":" + settings.port());
    }

    private static String reason(IOException e) {
      String message = e.getMessage();
      return message == null ? e.getClass().getSimpleName() : message;
    }

    private void say(java.io.PrintWriter to, String key, Object... values) {
      to.println(texts.of(key, values));
    }

    private ParameterException wrong(String key, Object... values) {
      return new ParameterException(spec.commandLine(), texts.of(key, values));
    }
  }
}
