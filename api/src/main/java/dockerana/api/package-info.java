/**
 * The contract for plugin authors: everything a plugin may use of the agent, and nothing else.
 *
 * <p>A {@link dockerana.api.Plugin} offers {@link dockerana.api.Component}s. A {@link dockerana.api.Source} adds samples of
 * {@link dockerana.api.Series}; a {@link dockerana.api.StreamingSource} also hands over {@link dockerana.api.LogRecord}s. The runtime turns
 * samples into a {@link dockerana.api.Batch} and gives batches to every {@link dockerana.api.SampleSink} and records to every
 * {@link dockerana.api.RecordSink}. A {@link dockerana.api.Service} is shared by other components. A constructor asks for what it needs: its
 * configuration record, the {@link dockerana.api.Agent}, exported services; it does no I/O.
 *
 * <p><b>Errors.</b> {@link java.io.IOException} means the far end, and the same call comes again. Anything unchecked is a bug of the
 * component: it is closed, built anew and started with back-off, and nothing else suffers.
 *
 * <p><b>Threads.</b> Every component has a platform thread of its own with the plugin's class loader as context loader. A type says so where
 * anything else calls it.
 */
@NullMarked
package dockerana.api;

import org.jspecify.annotations.NullMarked;
