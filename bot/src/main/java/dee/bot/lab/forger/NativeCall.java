package dee.bot.lab.forger;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** The calls of Linux's C library that Java has no socket for; see socket(2), packet(7), raw(7). */
@SuppressWarnings("restricted")
final class NativeCall {

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));

  private static final MethodHandle SOCKET =
      handle("socket", FunctionDescriptor.of(INT, INT, INT, INT));
  private static final MethodHandle BIND =
      handle("bind", FunctionDescriptor.of(INT, INT, ValueLayout.ADDRESS, INT));
  private static final MethodHandle SENDTO =
      handle(
          "sendto",
          FunctionDescriptor.of(
              LONG, INT, ValueLayout.ADDRESS, LONG, INT, ValueLayout.ADDRESS, INT));
  private static final MethodHandle RECV =
      handle("recv", FunctionDescriptor.of(LONG, INT, ValueLayout.ADDRESS, LONG, INT));
  private static final MethodHandle CLOSE = handle("close", FunctionDescriptor.of(INT, INT));

  private NativeCall() {}

  /** A descriptor. */
  static int socket(int family, int type, int protocol) {
    return (int) checked("socket", state -> (int) SOCKET.invokeExact(state, family, type, protocol));
  }

  static void bind(int descriptor, MemorySegment address) {
    long _ =
        checked(
            "bind",
            state ->
                (int) BIND.invokeExact(state, descriptor, address, (int) address.byteSize()));
  }

  static void send(int descriptor, MemorySegment packet, MemorySegment to) {
    long _ =
        checked(
            "sendto",
            state ->
                (long)
                    SENDTO.invokeExact(
                        state, descriptor, packet, packet.byteSize(), 0, to, (int) to.byteSize()));
  }

  /** How many bytes were received; waits for them. */
  static long receive(int descriptor, MemorySegment into) {
    return checked(
        "recv", state -> (long) RECV.invokeExact(state, descriptor, into, into.byteSize(), 0));
  }

  static void close(int descriptor) {
    long _ = checked("close", state -> (int) CLOSE.invokeExact(state, descriptor));
  }

  @FunctionalInterface
  private interface Call {
    long result(MemorySegment state) throws Throwable;
  }

  private static long checked(String name, Call call) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      long result = call.result(state);
      if (result < 0) {
        throw new IllegalStateException(name + " failed with errno " + (int) ERRNO.get(state, 0L));
      }
      return result;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(name + " could not be called", e);
    }
  }

  private static MethodHandle handle(String name, FunctionDescriptor signature) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().find(name).orElseThrow(),
        signature,
        Linker.Option.captureCallState("errno"));
  }
}
