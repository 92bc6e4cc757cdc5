package dockerana.plugin.containers;

import dockerana.api.Samples;
import dockerana.plugin.docker.Container;
import java.io.IOException;
import java.util.List;

/** One way to read all containers that run. Confined to the thread of its source. */
interface Way extends AutoCloseable {
    /**
     * What came of a reading.
     *
     * @param running how many containers run
     * @param unreadable of how many of them nothing could be read: one has most likely just ended, but all have not
     */
    record Outcome(int running, int unreadable) {
        boolean isNothing() {
            return running > 0 && unreadable == running;
        }
    }

    /**
     * Adds everything that can be read of those that run now.
     *
     * @throws IOException if nobody lets us read, or nobody answers
     */
    Outcome read(List<Container> containers, Samples samples) throws IOException, InterruptedException;

    /** What it is called, once it was used. */
    String name();

    /** Lets go of all it holds. It can be used again. */
    @Override
    void close();
}
