/** Tests of {@code dee.probes.packets.wire}. */
@org.jspecify.annotations.NullMarked
package dee.probes.packets.wire;
