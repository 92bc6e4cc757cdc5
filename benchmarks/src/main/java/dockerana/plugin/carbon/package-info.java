/** Benchmarks of what this package keeps to itself. */
@NullMarked
package dockerana.plugin.carbon;

import org.jspecify.annotations.NullMarked;
