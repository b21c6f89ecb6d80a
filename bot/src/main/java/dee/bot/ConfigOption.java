package dee.bot;

import dee.bot.target.Inventory;
import dee.bot.target.InventoryReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that names the configuration, shared by the commands that need one. */
final class ConfigOption {

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "the configuration; default: $DEE_CONFIG, ./dee.yaml or ~/.config/dee/dee.yaml, whichever is there first")
  @Nullable
  private Path file;

  /** The inventory of that file. */
  Inventory inventory() {
    if (file != null) {
      return InventoryReader.read(file);
    }
    List<Path> places =
        Stream.of(
                Optional.ofNullable(System.getenv("DEE_CONFIG"))
                    .filter(s -> !s.isBlank())
                    .map(Path::of),
                Optional.of(Path.of("dee.yaml")),
                Optional.of(Path.of(System.getProperty("user.home"), ".config", "dee", "dee.yaml")))
            .flatMap(Optional::stream)
            .toList();
    return places.stream()
        .filter(Files::exists)
        .findFirst()
        .map(InventoryReader::read)
        .orElseThrow(() ->
            new ParameterException(
                command.commandLine(),
                "there is no configuration at "
                    + String.join(" or ", places.stream().map(Path::toString).toList())
                    + "; write one (bot/dee.example.yaml shows every key) or name it with --config"));
  }
}
