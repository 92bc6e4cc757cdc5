/** The agent as a whole: where it is installed, what it is called, how its parts are put together. */
@NullMarked
package dockerana.runtime.agent;

import org.jspecify.annotations.NullMarked;
