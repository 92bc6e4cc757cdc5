package dockerana.api;

import java.io.IOException;

/**
 * Sends to one far end: a {@link SampleSink}, a {@link RecordSink}, or both.
 *
 * <p>Life: constructor, {@link #connect}, any number of writes, {@link #close}. After an {@link IOException}: a pause, {@link #connect}, and
 * the same write again. All but the constructor are called by one platform thread of the sink's own. Waiting, retrying, remembering and
 * counting is the runtime's work; a sink translates and sends.
 */
public sealed interface Sink extends AutoCloseable permits SampleSink, RecordSink {
    /**
     * Reaches the far end, dropping an older connection first. Called before the first write, after every {@link IOException}, and by
     * {@code dockerana check}; returns within seconds.
     *
     * @throws IOException if the far end cannot be reached; the message names it and says why
     */
    void connect() throws IOException, InterruptedException;

    /**
     * Releases what the sink holds. Called once, also after a failure.
     *
     * @throws IOException is logged, no more
     */
    @Override
    default void close() throws IOException {}
}
