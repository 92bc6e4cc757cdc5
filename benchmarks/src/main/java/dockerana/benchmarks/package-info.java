/** What the agent costs, measured: run all of it with {@code benchmarks/run}. */
@NullMarked
package dockerana.benchmarks;

import org.jspecify.annotations.NullMarked;
