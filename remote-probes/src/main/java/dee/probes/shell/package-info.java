/**
 * The port to a machine and the framing of many probes in one stream; start at {@link
 * dee.probes.shell.RemoteShell}.
 */
@NullMarked
package dee.probes.shell;

import org.jspecify.annotations.NullMarked;
