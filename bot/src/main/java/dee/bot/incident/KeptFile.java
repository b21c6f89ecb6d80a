package dee.bot.incident;

/**
 * What a probe left beside its text, as an incident refers to it; the bytes are in the {@link
 * EvidenceArchive}.
 *
 * @param suffix of a file that holds it, such as {@code pcap}
 * @param sha256 of the bytes, in hex: its key in the archive
 */
public record KeptFile(String suffix, String sha256, int bytes) {}
