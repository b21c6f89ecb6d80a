package dee.probes.packets.file;

/**
 * One network interface as a pcapng file describes it.
 *
 * @param snapLength the most bytes kept of a packet; 0 for all
 */
record CaptureInterface(int linkType, long snapLength, Ticks ticks) {}
