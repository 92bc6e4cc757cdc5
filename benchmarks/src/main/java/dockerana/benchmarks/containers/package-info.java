/**
 * What the agent costs beside containers: {@link dockerana.benchmarks.containers.Containers} runs it as a process of its own, with others
 * beside it.
 */
@NullMarked
package dockerana.benchmarks.containers;

import org.jspecify.annotations.NullMarked;
