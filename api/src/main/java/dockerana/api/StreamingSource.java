package dockerana.api;

import java.io.IOException;

/**
 * A source that also hands over records, from a second platform thread of its own. What {@link #run} shares with {@link #collect} is stated
 * in the class.
 */
public interface StreamingSource extends Source {
    /**
     * Hands over records until it is interrupted. {@link Records#last} says where to go on: behind what this process handed over, else behind
     * what was settled before it started.
     *
     * @throws IOException when what is read cannot be reached; called again after a pause
     * @throws InterruptedException when the agent closes
     */
    void run(Records records) throws IOException, InterruptedException;
}
