/**
 * The words that playbooks and conditions are written in; start at {@link
 * dee.playbooks.dsl.PlaybookScript}.
 */
@NullMarked
package dee.playbooks.dsl;

import org.jspecify.annotations.NullMarked;
