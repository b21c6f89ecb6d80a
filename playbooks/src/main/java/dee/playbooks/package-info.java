/** What a playbook is and what it yields; start at {@link dee.playbooks.Playbook}. */
@NullMarked
package dee.playbooks;

import org.jspecify.annotations.NullMarked;
