/** Benchmarks of what this package keeps to itself. */
@NullMarked
package dockerana.runtime.pipeline;

import org.jspecify.annotations.NullMarked;
