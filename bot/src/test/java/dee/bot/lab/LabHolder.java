package dee.bot.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A program that holds a lab until its standard input has a line: to be killed in a test. */
public final class LabHolder {

  private LabHolder() {}

  /** Arguments: the scenario's name, the folder for the lab's folder, the isolation. */
  public static void main(String[] words) throws IOException {
    long began = System.nanoTime();
    Scenario scenario = Scenarios.find(words[0]).orElseThrow();
    Consumer<String> say = System.out::println;
    try (Lab lab = Lab.start(scenario, Path.of(words[1]), Isolation.valueOf(words[2]), say)) {
      lab.explain().forEach(say);
      say.accept("up after " + (System.nanoTime() - began) / 1_000_000 + " ms");
      int _ = System.in.read();
    }
  }
}
