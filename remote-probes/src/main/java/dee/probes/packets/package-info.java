/**
 * Captured packets: read, sorted into flows, and each reset judged; start at {@link
 * dee.probes.packets.CaptureReader}.
 */
@NullMarked
package dee.probes.packets;

import org.jspecify.annotations.NullMarked;
