package dockerana.runtime.delivery;

import dockerana.api.Batch;

/** A batch that waits in an outbox. */
record QueuedBatch(Batch batch, long sinceNanos) implements Outbox.Item {
    private static final int PER_BATCH = 96;

    /** A reference, a value and a delta; the series themselves live as long as their source knows them. */
    private static final int PER_SAMPLE = 24;

    @Override
    public long bytes() {
        return PER_BATCH + (long) PER_SAMPLE * batch.size();
    }

    @Override
    public int count() {
        return batch.size();
    }

    @Override
    public boolean droppable() {
        return true;
    }
}
