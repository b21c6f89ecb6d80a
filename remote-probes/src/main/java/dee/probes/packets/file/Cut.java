package dee.probes.packets.file;

/**
 * Where the reading of a file ended before the file was at its proper end.
 *
 * @param offset of the first byte that was not understood or is missing
 * @param problem why, in words
 */
public record Cut(long offset, String problem) {

  @Override
  public String toString() {
    return "at byte %d: %s".formatted(offset, problem);
  }
}
