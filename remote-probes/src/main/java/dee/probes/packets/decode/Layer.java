package dee.probes.packets.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What one layer of a frame answers: the index where the next begins, or one of these, all below
 * zero, when there is none. Numbers on the wire are big-endian.
 */
final class Layer {

  static final int UNKNOWN = -1;
  static final int NOT_IP = -2;
  static final int NOT_TCP = -3;
  static final int FRAGMENT = -4;
  static final int CUT = -5;
  static final int DAMAGED = -6;

  /** One more than the reasons above. */
  static final int REASONS = 7;

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Layer() {}

  static int unsignedShort(byte[] bytes, int at) {
    return (short) SHORT.get(bytes, at) & 0xffff;
  }

  static int integer(byte[] bytes, int at) {
    return (int) INT.get(bytes, at);
  }

  static long longInteger(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }
}
