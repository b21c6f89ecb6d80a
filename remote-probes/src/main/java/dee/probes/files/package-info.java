/** The open files of a process; start at {@link dee.probes.files.OpenFilesProbe}. */
@NullMarked
package dee.probes.files;

import org.jspecify.annotations.NullMarked;
