package dockerana.runtime.delivery;

import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import dockerana.api.SampleSink;
import dockerana.api.Sink;
import dockerana.runtime.component.Vitals;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The sink of one lane: built and connected when there is something to write, and again after a failure. Confined to the lane's thread. */
final class LaneSink {
    private final Vitals vitals;
    private final Callable<Sink> build;
    private final Set<LogRecord.Kind> kinds;
    private final Runnable released;
    private @Nullable Sink sink;
    private boolean connected;

    /**
     * @param build makes the sink; called again after a bug
     * @param kinds the records that it takes
     * @param released is told after a sink was closed
     */
    LaneSink(Vitals vitals, Callable<Sink> build, Set<LogRecord.Kind> kinds, Runnable released) {
        this.vitals = vitals;
        this.build = build;
        this.kinds = kinds;
        this.released = released;
    }

    void write(LaneQueue.Work work) throws Exception {
        Sink target = connected();
        switch (work) {
            case LaneQueue.Work.Samples(QueuedBatch batch) -> {
                ((SampleSink) target).write(batch.batch());
                vitals.samples.add(batch.count());
            }
            case LaneQueue.Work.Records(List<Chunk> chunks) -> {
                List<LogRecord> taken = taken(chunks);
                ((RecordSink) target).write(taken);
                vitals.records.add(taken.size());
            }
        }
    }

    private Sink connected() throws Exception {
        Sink own = sink;
        if (own == null) {
            own = build.call();
            sink = own;
        }
        if (!connected) {
            own.connect();
            connected = true;
        }
        return own;
    }

    private List<LogRecord> taken(List<Chunk> chunks) {
        List<LogRecord> taken = new ArrayList<>();
        for (Chunk chunk : chunks) {
            for (LogRecord record : chunk.records) {
                if (kinds.contains(record.origin().kind())) {
                    taken.add(record);
                }
            }
        }
        return taken;
    }

    /** The far end failed: the next write connects first. */
    void disconnected() {
        connected = false;
    }

    void close() {
        Sink old = sink;
        sink = null;
        connected = false;
        if (old == null) {
            return;
        }
        try {
            old.close();
        } catch (Throwable e) { // a close with a bug must not end the lane either
            vitals.trouble().noted("did not close cleanly", e);
        }
        released.run();
    }
}
