/** What the runtime keeps for each component, whatever its role: names, threads, vital signs, patience. */
@NullMarked
package dockerana.runtime.component;

import org.jspecify.annotations.NullMarked;
