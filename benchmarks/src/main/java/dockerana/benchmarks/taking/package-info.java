/** A plugin with a sink that takes records as fast as they come, for benchmarks of the whole agent. */
@NullMarked
package dockerana.benchmarks.taking;

import org.jspecify.annotations.NullMarked;
