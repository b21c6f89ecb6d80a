/** How fast captures are read; start at {@link dee.probes.packets.bench.PacketBenchmark}. */
@org.jspecify.annotations.NullMarked
package dee.probes.packets.bench;
