package dee.probes.packets.file;

/** Takes the frames of a file as they are read. */
@FunctionalInterface
public interface FrameSink {

  /** Takes one frame; the object is filled with the next one afterwards. */
  void take(Frame frame);
}
