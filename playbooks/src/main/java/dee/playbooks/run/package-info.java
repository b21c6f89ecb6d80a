/**
 * Runs a playbook against machines and tells what happens; start at {@link
 * dee.playbooks.run.PlaybookRun}.
 */
@NullMarked
package dee.playbooks.run;

import org.jspecify.annotations.NullMarked;
