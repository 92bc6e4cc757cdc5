/**
 * The source {@code docker-events}: what happens in the engine as records, counted, and how its containers are.
 *
 * <p>{@link dockerana.plugin.dockerevents.DockerEventsSource} hears every event through the service {@code docker}. The
 * {@link dockerana.plugin.dockerevents.Ledger} counts it at once; what is to be a record waits in an inbox for the source's own thread, where
 * {@link dockerana.plugin.dockerevents.Outgoing} keeps the order and {@link dockerana.plugin.dockerevents.EventRecords} makes it one.
 */
@NullMarked
package dockerana.plugin.dockerevents;

import org.jspecify.annotations.NullMarked;
