/** Benchmarks of the source {@code container-logs}, in its package because they see what it does not show. */
@NullMarked
package dockerana.plugin.logs;

import org.jspecify.annotations.NullMarked;
