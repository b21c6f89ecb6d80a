package dee.bot.lab;

import dee.bot.lab.machine.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Waits until the instances are as their scenario says, and says what is missing when they do not
 * get there.
 */
record Waiting(List<RunningInstance> instances, Consumer<String> progress) {

  private static final Duration STEP = Duration.ofMillis(100);
  private static final Duration FOR_LISTENERS = Duration.ofSeconds(30);
  private static final Duration FOR_ONSET = Duration.ofSeconds(90);
  private static final int REQUESTS_BEFORE_FREEZE = 10;
  private static final int REQUESTS_BEFORE_THE_JOB = 60;

  void forListeners() {
    forListeners(FOR_LISTENERS);
  }

  void forListeners(Duration longest) {
    await(
        longest,
        i ->
            i.program().isEmpty() || i.process().queue() >= 0
                ? Optional.empty()
                : Optional.of("it listens"));
  }

  /** Until all have been well for a while. */
  void forAnswers() {
    await(FOR_ONSET, i -> Onset.answered(REQUESTS_BEFORE_THE_JOB).missing(i));
  }

  /** Until clients hold all files, and others wait in a full queue. */
  void forCrowd() {
    await(FOR_ONSET, i -> Onset.filesExhausted().and(Onset.queueFull()).missing(i));
  }

  void forOnset() {
    for (RunningInstance instance : instances) {
      if (instance.plan().program().mode() == Program.Mode.FROZEN) {
        freeze(instance);
      }
    }
    await(FOR_ONSET, i -> i.plan().onset().missing(i));
  }

  private void freeze(RunningInstance instance) {
    await(FOR_ONSET, i -> Onset.answered(REQUESTS_BEFORE_FREEZE).missing(instance));
    try {
      new ProcessBuilder("kill", "-STOP", Long.toString(instance.process().pid()))
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new LabException("cannot stop " + instance.plan().target(), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void await(Duration longest, Function<RunningInstance, Optional<String>> missing) {
    long began = System.nanoTime();
    long told = began;
    while (true) {
      List<String> open = new ArrayList<>();
      for (RunningInstance instance : instances) {
        refuseEnded(instance);
        missing.apply(instance).ifPresent(what -> open.add(instance.plan().target() + ": " + what));
      }
      if (open.isEmpty()) {
        return;
      }
      long now = System.nanoTime();
      if (now - began > longest.toNanos()) {
        throw new LabException(
            "not within " + longest.toSeconds() + " s: " + String.join("; ", open));
      }
      if (now - told > 1_000_000_000L) {
        told = now;
        progress.accept("waiting until " + String.join("; ", open));
      }
      pause();
    }
  }

  private static void refuseEnded(RunningInstance instance) {
    boolean mayEnd = instance.plan().program().mode().comesBack();
    if (!mayEnd && !instance.program().map(Process::isAlive).orElse(true)) {
      throw new LabException(
          instance.plan().target() + " ended by itself; it said: " + said(instance));
    }
  }

  private static String said(RunningInstance instance) {
    try {
      String text = Files.readString(instance.output());
      return text.substring(Math.max(0, text.length() - 2000));
    } catch (IOException e) {
      return "nothing (" + e.getMessage() + ")";
    }
  }

  private static void pause() {
    try {
      Thread.sleep(STEP);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static LabException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new LabException("interrupted while the lab waited", e);
  }
}
