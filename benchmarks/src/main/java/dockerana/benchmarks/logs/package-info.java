/** What reading logs costs: what {@code benchmarks/logs} starts. */
@NullMarked
package dockerana.benchmarks.logs;

import org.jspecify.annotations.NullMarked;
