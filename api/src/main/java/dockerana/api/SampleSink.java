package dockerana.api;

import java.io.IOException;
import java.util.List;

/** Sends samples. */
public non-sealed interface SampleSink extends Sink {
    /**
     * Sends one batch as a whole. What the far end refuses for ever is reported to {@link Agent#dropped}, and the write returns.
     *
     * @throws RefusedException when the far end answered "not now": the same batch comes again after a pause, over the same connection
     * @throws IOException when the far end failed: the same batch comes again after {@link #connect}
     * @throws InterruptedException when the agent closes
     */
    void write(Batch batch) throws IOException, InterruptedException;

    /**
     * The sinks that do the work when series are spread over several servers: each has a thread and an outbox of its own. This sink is then
     * asked for {@link #lane} only; its own connect, write and close are not called. Asked once, before the first batch.
     */
    default List<? extends SampleSink> lanes() {
        return List.of(this);
    }

    /**
     * Which of {@link #lanes} takes a series: a pure function of its path. Asked once per series instance, on the threads of the sources.
     *
     * @return an index into {@link #lanes}
     */
    default int lane(Series series) {
        return 0;
    }
}
