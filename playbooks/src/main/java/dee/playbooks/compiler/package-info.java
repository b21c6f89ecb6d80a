/**
 * From text to playbooks and causal maps, or an error with file, line and column; start at {@link
 * dee.playbooks.compiler.PlaybookCompiler}.
 */
@NullMarked
package dee.playbooks.compiler;

import org.jspecify.annotations.NullMarked;
