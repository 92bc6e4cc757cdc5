/** The sink {@code local}: remembers on the machine itself, and shows it. */
@NullMarked
package dockerana.plugin.local;

import org.jspecify.annotations.NullMarked;
