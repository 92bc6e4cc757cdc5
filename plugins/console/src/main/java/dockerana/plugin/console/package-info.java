/** The sink {@code console}: prints what would be sent, for people at a terminal and for programs behind a pipe. */
@NullMarked
package dockerana.plugin.console;

import org.jspecify.annotations.NullMarked;
