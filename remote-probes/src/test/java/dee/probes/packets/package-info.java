/** Captures made and captured for tests; start at {@link dee.probes.packets.CaptureReaderTest}. */
@org.jspecify.annotations.NullMarked
package dee.probes.packets;
