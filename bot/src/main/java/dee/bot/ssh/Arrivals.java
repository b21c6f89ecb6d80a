package dee.bot.ssh;

import dee.probes.shell.FrameReader;
import java.io.OutputStream;
import java.time.Duration;

/**
 * Where JSch puts a script's output: passes it to the frames' reader, never blocks, and wakes
 * whoever awaits something.
 */
final class Arrivals extends OutputStream {

  private final FrameReader frames;
  private final long mostBytes;
  private long bytes;
  private long lastAt = System.nanoTime();
  private boolean closed;

  Arrivals(FrameReader frames, long mostBytes) {
    this.frames = frames;
    this.mostBytes = mostBytes;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] piece, int offset, int count) {
    int taken = (int) Math.max(0, Math.min(count, mostBytes - bytes));
    frames.push(piece, offset, taken);
    bytes += count;
    lastAt = System.nanoTime();
    if (frames.done() || overflowed()) {
      notifyAll();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** Whether the script has said that it is done. */
  boolean done() {
    return frames.done();
  }

  synchronized boolean overflowed() {
    return bytes > mostBytes;
  }

  /** Whether the stream has ended, for whatever reason. */
  synchronized boolean closed() {
    return closed;
  }

  /** How long ago the last byte came. */
  synchronized Duration silence() {
    return Duration.ofNanos(System.nanoTime() - lastAt);
  }

  /** Waits for an event, for that long at most. */
  synchronized void await(Duration atMost) throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    while (!closed && !overflowed() && !frames.done()) {
      long left = Duration.ofNanos(until - System.nanoTime()).toMillis();
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }
}
