/** Tests of {@code dee.probes.packets.judge}. */
@org.jspecify.annotations.NullMarked
package dee.probes.packets.judge;
