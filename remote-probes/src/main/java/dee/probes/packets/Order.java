package dee.probes.packets;

/**
 * What tcpdump was told.
 *
 * @param device the network device, or {@code any}
 * @param port the instance's
 * @param most after how many packets it ends
 * @param manner as whom it ran and with which filter, for people
 */
record Order(String device, Capture.Scope scope, int port, long most, String manner) {

  /** How many bytes of each packet are taken, its headers among them. */
  static final int SNAP_LENGTH = 128;
}
