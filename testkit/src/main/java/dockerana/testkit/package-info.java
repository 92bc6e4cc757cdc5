/**
 * For the tests of a plugin: what the agent would give it, and the contracts that it has to keep.
 *
 * <p><b>Contracts.</b> The test class of a plugin implements one, supplies what it asks for, and inherits a test for each promise:
 * {@link dockerana.testkit.PluginContract} for the plugin as a whole; {@link dockerana.testkit.SourceContract} or
 * {@link dockerana.testkit.RemoteSourceContract} for a source; {@link dockerana.testkit.SampleSinkContract} or
 * {@link dockerana.testkit.RecordSinkContract}, and {@link dockerana.testkit.RemoteSinkContract} and {@link dockerana.testkit.LanesContract}, for
 * a sink. A failure says which promise was broken and how to mend it.
 *
 * <p><b>Stand-ins.</b> {@link dockerana.testkit.TestAgent} stands in for the running agent, {@link dockerana.testkit.CollectedSamples} for its
 * pipeline, {@link dockerana.testkit.TestBatch} makes what a sink is given, {@link dockerana.testkit.TcpFarEnd} is a far end that fails in every
 * way, {@link dockerana.testkit.HostileText} what somebody might call a container, {@link dockerana.testkit.Recording} what a machine's files said.
 *
 * <p><b>Measures.</b> {@link dockerana.testkit.Allocation} and {@link dockerana.testkit.OpenFiles} tell what a plugin takes and leaves behind.
 */
@NullMarked
package dockerana.testkit;

import org.jspecify.annotations.NullMarked;
