package dee.bot;

import dee.playbooks.Playbook;
import dee.playbooks.compiler.Library;
import dee.playbooks.compiler.PlaybookCompiler;
import dee.playbooks.compiler.PlaybookRefused;
import dee.playbooks.compiler.ShippedPlaybooks;
import dee.playbooks.compiler.SourceText;
import dee.probes.standard.StandardProbes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What investigates: {@code dee playbooks list|check}. */
@Command(
    name = "playbooks",
    mixinStandardHelpOptions = true,
    description = "Lists playbooks, or checks your own.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {PlaybooksCommand.ListCommand.class, PlaybooksCommand.CheckCommand.class})
final class PlaybooksCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command: list or check?");
  }

  /** The playbooks and the causal map that come with Dee. */
  static Library shipped() {
    return new PlaybookCompiler(StandardProbes.catalog()).compile(ShippedPlaybooks.sources());
  }

  /** {@code dee playbooks list}. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the shipped playbooks.")
  static final class ListCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      for (Playbook playbook : shipped().playbooks()) {
        out.printf("%-20s %s%n", playbook.name(), playbook.about());
      }
      return 0;
    }
  }

  /** {@code dee playbooks check PATH}. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description =
          "Compiles playbooks and conditions together with the shipped ones; exits 1 when one is refused.")
  static final class CheckCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "PATH", description = "a .groovy file, or a folder of them")
    @SuppressWarnings("NullAway.Init")
    private Path path;

    @Override
    public Integer call() throws IOException {
      List<Path> files = files();
      List<SourceText> sources = new ArrayList<>(ShippedPlaybooks.sources());
      for (Path file : files) {
        sources.add(new SourceText(file.toString(), text(file)));
      }
      PrintWriter out = spec.commandLine().getOut();
      try {
        Library library = new PlaybookCompiler(StandardProbes.catalog()).compile(sources);
        out.printf(
            "%d %s checked, nothing wrong; together with the shipped ones: %d playbooks, %d conditions%n",
            files.size(),
            files.size() == 1 ? "file" : "files",
            library.playbooks().size(),
            library.map().conditions().size());
        return 0;
      } catch (PlaybookRefused refused) {
        refused.problems().forEach(out::println);
        return 1;
      }
    }

    private String text(Path file) throws IOException {
      try {
        return Files.readString(file);
      } catch (MalformedInputException _) {
        throw new ParameterException(spec.commandLine(), file + " is not UTF-8 text");
      }
    }

    private List<Path> files() throws IOException {
      if (Files.isRegularFile(path)) {
        return List.of(path);
      }
      if (!Files.isDirectory(path)) {
        throw new ParameterException(spec.commandLine(), "there is no file or folder " + path);
      }
      try (Stream<Path> below = Files.walk(path)) {
        List<Path> found =
            below
                .filter(p -> p.toString().endsWith(".groovy"))
                .filter(Files::isRegularFile)
                .sorted()
                .toList();
        if (found.isEmpty()) {
          throw new ParameterException(
              spec.commandLine(), "there is no .groovy file below " + path);
        }
        return found;
      }
    }
  }
}
