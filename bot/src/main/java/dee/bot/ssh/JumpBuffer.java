package dee.bot.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/**
 * Bytes on their way from the jump host's session to the one that is carried. Unlike java.io's
 * pipes it does not mind which threads read and write, nor that they end. The reader never lingers,
 * so what waits here is bounded by the channel's window.
 */
final class JumpBuffer {

  private final Queue<byte[]> pieces = new ArrayDeque<>();
  private int taken;
  private boolean ended;

  OutputStream sink() {
    return new OutputStream() {
      @Override
      public void write(int b) {
        put(new byte[] {(byte) b});
      }

      @Override
      public void write(byte[] bytes, int offset, int count) {
        put(Arrays.copyOfRange(bytes, offset, offset + count));
      }

      @Override
      public void close() {
        end();
      }
    };
  }

  InputStream source() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int count) throws IOException {
        return take(bytes, offset, count);
      }
    };
  }

  synchronized void end() {
    ended = true;
    notifyAll();
  }

  private synchronized void put(byte[] piece) {
    if (piece.length > 0) {
      pieces.add(piece);
      notifyAll();
    }
  }

  private synchronized int take(byte[] bytes, int offset, int count) throws IOException {
    try {
      while (pieces.isEmpty() && !ended) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    byte[] piece = pieces.peek();
    if (piece == null) {
      return -1;
    }
    int n = Math.min(count, piece.length - taken);
    System.arraycopy(piece, taken, bytes, offset, n);
    taken += n;
    if (taken == piece.length) {
      pieces.remove();
      taken = 0;
    }
    return n;
  }
}
