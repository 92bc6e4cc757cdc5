package dockerana.runtime.delivery;

import dockerana.api.Batch;
import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import dockerana.api.SampleSink;
import java.io.IOException;
import java.util.List;
import java.util.Queue;

/** Says what is called, after doing for each batch and each record what the test wants. */
final class RecordingSink implements SampleSink, RecordSink {
    private final Queue<String> calls;
    private final Write onBatch;
    private final Write onRecord;

    /** What a write does, given the slot of the batch or the number of the record. */
    interface Write {
        void write(long number) throws IOException, InterruptedException;
    }

    RecordingSink(Queue<String> calls, Write onBatch, Write onRecord) {
        this.calls = calls;
        this.onBatch = onBatch;
        this.onRecord = onRecord;
        calls.add("built");
    }

    @Override
    public void connect() {
        calls.add("connected");
    }

    @Override
    public void write(Batch batch) throws IOException, InterruptedException {
        onBatch.write(batch.slotMillis());
        calls.add("batch " + batch.slotMillis());
    }

    @Override
    public void write(List<LogRecord> records) throws IOException, InterruptedException {
        for (LogRecord record : records) {
            onRecord.write(record.timeNanos());
        }
        calls.add("records " + records.getFirst().timeNanos() + ".."
                + records.getLast().timeNanos());
    }

    @Override
    public void close() {
        calls.add("closed");
    }
}
