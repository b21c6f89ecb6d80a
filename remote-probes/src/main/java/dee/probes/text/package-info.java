/** The few small readers that parsers share; start at {@link dee.probes.text.Redactor}. */
@NullMarked
package dee.probes.text;

import org.jspecify.annotations.NullMarked;
