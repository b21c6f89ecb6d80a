/** Tests of {@code dee.probes.packets.file}. */
@org.jspecify.annotations.NullMarked
package dee.probes.packets.file;
