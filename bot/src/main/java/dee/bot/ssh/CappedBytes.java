package dee.bot.ssh;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the first bytes and forgets the rest; never blocks. */
final class CappedBytes extends OutputStream {

  private final int most;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private long bytes;

  CappedBytes(int most) {
    this.most = most;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] piece, int offset, int count) {
    kept.write(piece, offset, Math.min(count, most - kept.size()));
    bytes += count;
  }

  /** What was kept, with a word about what was not. */
  synchronized String text() {
    String text = kept.toString(StandardCharsets.UTF_8);
    return bytes > most ? text + "\n… (" + bytes + " bytes in all)" : text;
  }
}
