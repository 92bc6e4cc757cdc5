package dockerana.plugin.docker;

import com.github.dockerjava.transport.DockerHttpClient;

/**
 * How requests get to the engine. {@link #execute} is for calls: it and the reading of the answer have a deadline. Safe for any thread.
 *
 * <p>An answer is an answer whatever its status; docker-java and {@link Engine} make exceptions of those that say no. What fails on the way is
 * thrown as {@link java.io.UncheckedIOException}, because docker-java's interface declares nothing.
 */
interface Transport extends DockerHttpClient {
    /** A call whose answer goes on without end: its head has a deadline, its body has none. Another thread may close the answer. */
    Response stream(Request request);
}
