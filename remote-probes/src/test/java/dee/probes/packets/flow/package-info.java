/** Tests of {@code dee.probes.packets.flow}. */
@org.jspecify.annotations.NullMarked
package dee.probes.packets.flow;
