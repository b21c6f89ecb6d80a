package dee.probes.files;

/**
 * One row of lsof(8), as its columns have it; empty where a column is.
 *
 * @param task the thread it is told of, and its name where lsof prints that
 * @param descriptor a number with its access ({@code 12u}), or a word such as {@code cwd}, {@code
 *     mem} or {@code NOFD}
 * @param type such as {@code REG}, {@code IPv4} or {@code a_inode}
 * @param name what it is: a path, the ends of a connection, or why lsof could not tell
 */
public record LsofRow(
    String command,
    String pid,
    String task,
    String user,
    String descriptor,
    String type,
    String device,
    String sizeOrOffset,
    String node,
    String name) {

  static final LsofRow EMPTY = new LsofRow("", "", "", "", "", "", "", "", "", "");

  /** The row with one more word in the column of that heading. */
  LsofRow with(String heading, String word) {
    return new LsofRow(
        heading.equals("COMMAND") ? joined(command, word) : command,
        heading.equals("PID") ? joined(pid, word) : pid,
        heading.equals("TID") || heading.equals("TASKCMD") ? joined(task, word) : task,
        heading.equals("USER") ? joined(user, word) : user,
        heading.equals("FD") ? joined(descriptor, word) : descriptor,
        heading.equals("TYPE") ? joined(type, word) : type,
        heading.equals("DEVICE") ? joined(device, word) : device,
        heading.startsWith("SIZE") ? joined(sizeOrOffset, word) : sizeOrOffset,
        heading.equals("NODE") ? joined(node, word) : node,
        heading.equals("NAME") ? joined(name, word) : name);
  }

  private static String joined(String before, String word) {
    return before.isEmpty() ? word : before + ' ' + word;
  }

  /**
   * Whether it is an open file of the process, and not its directory, program or a mapped library.
   */
  public boolean open() {
    return !descriptor.isEmpty() && Character.isDigit(descriptor.charAt(0));
  }

  /** The type in Dee's words. */
  public OpenFiles.Type kind() {
    return switch (type) {
      case "IPv4", "IPv6", "unix", "sock", "netlink", "pack", "raw", "inet" ->
          OpenFiles.Type.SOCKET;
      case "FIFO", "PIPE" -> OpenFiles.Type.PIPE;
      case "CHR", "BLK" -> OpenFiles.Type.DEVICE;
      case "REG", "DIR", "VREG", "VDIR" ->
          name.endsWith(" (deleted)") ? OpenFiles.Type.DELETED_FILE : OpenFiles.Type.FILE;
      case "DEL" -> OpenFiles.Type.DELETED_FILE;
      case "a_inode" ->
          name.matches("\\[?(event|timerfd|signalfd|inotify).*")
              ? OpenFiles.Type.EVENT
              : OpenFiles.Type.OTHER;
      default -> OpenFiles.Type.OTHER;
    };
  }
}
