/** Who sent a reset, when and why; start at {@link dee.probes.packets.judge.ResetJudge}. */
@NullMarked
package dee.probes.packets.judge;

import org.jspecify.annotations.NullMarked;
