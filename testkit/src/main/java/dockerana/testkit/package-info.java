/**
 * For the tests of a plugin: what the agent would give it, and the contracts that it has to keep.
 *
 * <p>{@link dockerana.testkit.TestAgent} stands in for the running agent, {@link dockerana.testkit.CollectedSamples} for its pipeline,
 * {@link dockerana.testkit.TestBatch} makes what a sink is given.
 */
@NullMarked
package dockerana.testkit;

import org.jspecify.annotations.NullMarked;
