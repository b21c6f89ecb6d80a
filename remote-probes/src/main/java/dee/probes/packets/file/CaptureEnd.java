package dee.probes.packets.file;

import java.util.Optional;

/**
 * How a file was and ended.
 *
 * @param format {@code pcap} or {@code pcapng}
 * @param bytes how many bytes were read
 * @param cut where and why the reading ended early; empty when all was read
 */
public record CaptureEnd(String format, long bytes, Optional<Cut> cut) {}
