package dee.bot.lab;

import java.time.Duration;
import java.util.Optional;

/** Tells whether an instance has come to the state its scenario is about. */
@FunctionalInterface
public interface Onset {

  /** What has not happened yet, in words; empty when it is there. */
  Optional<String> missing(RunningInstance instance);

  /** Both. */
  default Onset and(Onset other) {
    return instance -> missing(instance).or(() -> other.missing(instance));
  }

  /** Nearly every file it may open is open. */
  static Onset filesExhausted() {
    return i ->
        unless(
            i.process().open() >= i.process().softLimit() - 3 && i.process().softLimit() > 0,
            "files are at the limit ("
                + i.process().open()
                + " of "
                + i.process().softLimit()
                + ")");
  }

  /** More connections wait than its listener's backlog, as Linux counts a full queue. */
  static Onset queueFull() {
    return i -> {
      int backlog = i.plan().program().options().backlog();
      int queue = i.process().queue();
      return unless(
          queue > backlog, "the listener's queue is full (" + queue + " of " + backlog + ")");
    };
  }

  /** So many of its clients have vanished: what is sent to them again and again finds nobody. */
  static Onset vanished(int least) {
    return i -> {
      int silent = i.process().unacknowledged();
      return unless(silent >= least, silent + " of " + least + " clients vanished");
    };
  }

  /** This many CLOSE-WAIT sockets, or more. */
  static Onset closeWaits(int least) {
    return i ->
        unless(
            i.process().closeWaits() >= least,
            i.process().closeWaits() + " CLOSE-WAIT of " + least);
  }

  /** A number of lines of its log contain a text. */
  static Onset logged(String text, int least) {
    return i -> {
      long lines = i.logLines(text);
      return unless(lines >= least, "\"" + text + "\" is logged (" + lines + " of " + least + ")");
    };
  }

  /** A number of requests were answered. */
  static Onset answered(int least) {
    return i -> unless(i.answers() >= least, i.answers() + " of " + least + " requests answered");
  }

  /** A number of its clients' requests ended so, such as REFUSED; see {@code clients.log}. */
  static Onset clients(String end, int least) {
    return i -> {
      long ended = i.clientsThatEnded(end);
      return unless(ended >= least, ended + " of " + least + " requests ended as " + end);
    };
  }

  /** A counter of its kernel, such as TcpExtTCPReqQFullDrop, is at a number or above. */
  static Onset counted(String counter, long least) {
    return i -> {
      long value = i.process().counter(counter);
      return unless(value >= least, counter + " is " + value + " of " + least);
    };
  }

  /** A connection that was answered is answered no more once it has been idle for that long. */
  static Onset silentAfter(Duration idle) {
    return i ->
        unless(
            new KeptConnection(i.address()).isSilentAfter(idle),
            "a connection that was idle for " + idle.toSeconds() + " s is silent");
  }

  /** It has been running for a while, so that what piled up in it has an age. */
  static Onset runningFor(Duration least) {
    return i ->
        unless(
            i.process().age().compareTo(least) >= 0,
            "it has run for " + least.toSeconds() + " s (" + i.process().age().toSeconds() + " s)");
  }

  /** It is stopped. */
  static Onset stopped() {
    return i -> unless(i.process().state() == 'T', "the process is stopped");
  }

  /** There is nothing to wait for. */
  static Onset none() {
    return _ -> Optional.empty();
  }

  private static Optional<String> unless(boolean there, String what) {
    return there ? Optional.empty() : Optional.of(what);
  }
}
