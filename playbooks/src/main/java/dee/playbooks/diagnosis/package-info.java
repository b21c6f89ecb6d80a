/**
 * The causal map and the walk from symptoms to root causes; knows no Groovy; start at {@link
 * dee.playbooks.diagnosis.CausalMap}.
 */
@NullMarked
package dee.playbooks.diagnosis;

import org.jspecify.annotations.NullMarked;
