/** The command line. */
@NullMarked
package dockerana.runtime.cli;

import org.jspecify.annotations.NullMarked;
