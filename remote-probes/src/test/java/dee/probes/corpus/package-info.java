/**
 * Real outputs that others captured, put through the parsers; start at {@link
 * dee.probes.CorpusTest}.
 */
@org.jspecify.annotations.NullMarked
package dee.probes.corpus;
