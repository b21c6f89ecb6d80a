/**
 * From a captured frame to the TCP segment in it; start at {@link
 * dee.probes.packets.decode.Decoder}.
 */
@NullMarked
package dee.probes.packets.decode;

import org.jspecify.annotations.NullMarked;
