package dockerana.runtime.delivery;

import dockerana.api.LogRecord;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Records that were handed over together and settle together. Shared by the lanes that take them. */
final class Chunk implements Outbox.Item {
    private static final int PER_CHUNK = 96;
    private static final int PER_RECORD = 96;
    private static final int PER_ATTRIBUTE = 64;

    final List<LogRecord> records;
    private final boolean emitted;
    private final long bytes;
    private final long sinceNanos = System.nanoTime();
    private final Settlement settlement;
    private final AtomicInteger unsettled;

    /**
     * @param emitted whether it cannot be read again, and so may be dropped instead of holding its source back
     * @param lanes how many must settle it
     */
    Chunk(List<LogRecord> records, boolean emitted, int lanes, Settlement settlement) {
        this.records = records;
        this.emitted = emitted;
        this.bytes = bytes(records);
        this.settlement = settlement;
        this.unsettled = new AtomicInteger(lanes);
    }

    /** Memory that records take, about. */
    static long bytes(List<LogRecord> records) {
        long bytes = PER_CHUNK;
        for (LogRecord record : records) {
            bytes += PER_RECORD
                    + record.text().length()
                    + (long) PER_ATTRIBUTE * record.attributes().size();
        }
        return bytes;
    }

    /** One lane is done with it: delivered, or dropped and counted. */
    void settledByOne() {
        if (unsettled.decrementAndGet() == 0) {
            settlement.advance();
        }
    }

    boolean isSettled() {
        return unsettled.get() <= 0;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public int count() {
        return records.size();
    }

    @Override
    public boolean droppable() {
        return emitted;
    }

    @Override
    public long sinceNanos() {
        return sinceNanos;
    }
}
