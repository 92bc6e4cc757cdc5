/** Benchmarks of the sink {@code statsd}. */
@NullMarked
package dockerana.plugin.statsd;

import org.jspecify.annotations.NullMarked;
