package dockerana.plugin.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import java.time.Duration;

/**
 * How requests get to the engine. {@link #execute} is for calls: it and the reading of the answer have a deadline. Safe for any thread.
 *
 * <p>An answer is an answer whatever its status; docker-java and {@link Engine} make exceptions of those that say no. What fails on the way is
 * thrown as {@link java.io.UncheckedIOException}, because docker-java's interface declares nothing.
 */
interface Transport extends DockerHttpClient {
    /** A call with another deadline than all; one that is longer is not promised. */
    Response execute(Request request, Duration within);

    /**
     * A call whose answer may go on without end: its head has the deadline of a call, and each piece of its body must come within {@code idle};
     * zero for whenever it comes. Another thread may close the answer, which ends a read.
     */
    Response stream(Request request, Duration idle);

    /** The same of one that may be a flood: what comes in small pieces may be handed on a moment later, where that is cheaper. */
    default Response flood(Request request, Duration idle) {
        return stream(request, idle);
    }
}
