/** Benchmarks of what this package keeps to itself. */
@NullMarked
package dockerana.plugin.host;

import org.jspecify.annotations.NullMarked;
