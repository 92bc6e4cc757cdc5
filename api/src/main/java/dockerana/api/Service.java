package dockerana.api;

import java.io.IOException;
import java.util.Optional;

/**
 * Something that several components share: one connection, one inventory, one event stream. Dependents ask for its class in their
 * constructors; its public methods are called on their threads.
 *
 * <p>Life: constructor, {@link #connect}, {@link #run} on a platform thread of its own, {@link #close}. After an exception of connect or run: a
 * pause, then connect and run again on the same instance, because dependents hold it. A service that is also a {@link Source} is collected
 * like one, by another thread; its id is its type.
 */
public interface Service extends AutoCloseable {
    /**
     * Reaches the far end. Called before each {@link #run} and by {@code dockerana check}; returns within seconds.
     *
     * @throws IOException if the far end cannot be reached; the message names it, says why, and what to do
     */
    void connect() throws IOException, InterruptedException;

    /**
     * Keeps the shared state up to date until it is interrupted; returns at once if there is nothing to do.
     *
     * @throws IOException when the far end failed
     */
    void run() throws IOException, InterruptedException;

    /**
     * The name of the host, if this service knows it better than the kernel does; asked only in a container without a configured name, on
     * the thread that starts the agent.
     *
     * @throws IOException if the far end did not answer; asked again for some seconds
     */
    default Optional<String> hostName() throws IOException, InterruptedException {
        return Optional.empty();
    }

    /**
     * Releases what the service holds. Called once, after every dependent was closed.
     *
     * @throws IOException is logged, no more
     */
    @Override
    default void close() throws IOException {}
}
