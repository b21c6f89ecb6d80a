package dee.bot.lab.machine;

import com.zaxxer.hikari.HikariConfig;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;

/**
 * A small Java program of this class path, run as a process of its own. It is to end when its
 * standard input, held by this process, ends.
 *
 * @param main its main class
 * @param arguments its command line
 * @param openFiles its soft limit of open files; 0: as this process
 * @param prefix words before the command, such as {@code ip netns exec NAME}; often none
 * @param flags for the JVM, besides the usual ones
 */
public record ChildJvm(
    Class<?> main,
    List<String> arguments,
    int openFiles,
    List<String> prefix,
    List<String> flags) {

  private static final List<String> FLAGS =
      List.of(
          "-Xmx64m",
          "-Xss256k",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-Dslf4j.internal.verbosity=ERROR");

  /** One with the usual flags. */
  public ChildJvm(Class<?> main, List<String> arguments, int openFiles, List<String> prefix) {
    this(main, arguments, openFiles, prefix, List.of());
  }

  /** The same with more flags. */
  ChildJvm with(List<String> more) {
    return new ChildJvm(main, arguments, openFiles, prefix, more);
  }

  /**
   * Starts it.
   *
   * @param output the file that its standard output and error go to, at its end
   * @throws LabException when it cannot be started
   */
  public Process start(Path output) {
    List<String> command = new ArrayList<>(prefix);
    if (openFiles > 0) {
      command.addAll(List.of("sh", "-c", "ulimit -S -n " + openFiles + " && exec \"$@\"", "sh"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(flags);
    if (openFiles > 0) {
      command.add("-XX:-MaxFDLimit");
    }
    command.add(main.getName());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(output.toFile()));
    builder.environment().put("CLASSPATH", classPath());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new LabException("cannot start " + main.getSimpleName() + ": " + e.getMessage(), e);
    }
  }

  /** Just what the programs need: each jar that is looked into costs an open file. */
  private static String classPath() {
    Set<String> places = new LinkedHashSet<>();
    places.add(placeOf(ChildJvm.class));
    places.add(placeOf(HikariConfig.class));
    places.add(placeOf(Logger.class));
    places.add(placeOf(driver()));
    return String.join(File.pathSeparator, places);
  }

  private static Class<?> driver() {
    try {
      return Class.forName("org.postgresql.Driver");
    } catch (ClassNotFoundException e) {
      throw new LabException("the PostgreSQL driver is not on the class path", e);
    }
  }

  private static String placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new LabException("the class path has a place that is no file", e);
    }
  }
}
