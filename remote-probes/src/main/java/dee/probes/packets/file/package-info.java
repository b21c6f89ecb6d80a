/**
 * The frames of a capture file, one after the other; start at {@link
 * dee.probes.packets.file.CaptureFile}.
 */
@NullMarked
package dee.probes.packets.file;

import org.jspecify.annotations.NullMarked;
