package dockerana.api;

import java.io.IOException;

/**
 * Measures something.
 *
 * <p>Life: constructor, {@link #collect} once at the start and then at every interval, {@link #close}. Collect and close are called by one
 * platform thread of the source's own, one call at a time. A call that does not return delays nobody else.
 */
public interface Source extends AutoCloseable {
    /**
     * Adds everything that exists now: a complete snapshot. What is missing has ended; what cannot be read is left out, never 0 and never
     * repeated. Of things that ended since the last call the counters are added once more, so that nothing they counted is lost.
     *
     * @throws IOException when what is measured cannot be reached: no batch is sent, nothing ends, and the next batch spans both intervals
     * @throws InterruptedException when the agent closes
     */
    void collect(Samples samples) throws IOException, InterruptedException;

    /**
     * Releases what the source holds. Called once, also after a failure.
     *
     * @throws IOException is logged, no more
     */
    @Override
    default void close() throws IOException {}
}
