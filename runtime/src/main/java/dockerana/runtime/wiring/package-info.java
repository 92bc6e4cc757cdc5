/** From what is configured to instances, by their constructors. */
@NullMarked
package dockerana.runtime.wiring;

import org.jspecify.annotations.NullMarked;
