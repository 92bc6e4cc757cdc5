package dockerana.runtime.delivery;

import dockerana.api.LogRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Records that were handed over together and settle together. Shared by the lanes that take them. */
final class Chunk implements Outbox.Item {
    private static final int PER_CHUNK = 96;
    private static final int PER_RECORD = 96;
    private static final int PER_ATTRIBUTE = 64;

    /** Text that is not Latin takes two bytes a character; to look would cost more than to assume it. */
    private static final int PER_CHARACTER = 2;

    final List<LogRecord> records;
    private final boolean emitted;
    private final long bytes;
    private final long sinceNanos = System.nanoTime();
    private final AtomicInteger unsettled;
    private final Runnable settled;

    /**
     * @param emitted whether it cannot be read again, and so may be dropped instead of holding its source back
     * @param bytes as {@link #bytes(List)} says
     * @param lanes how many must settle it
     * @param settled is told once, by the last of them
     */
    Chunk(List<LogRecord> records, boolean emitted, long bytes, int lanes, Runnable settled) {
        this.records = records;
        this.emitted = emitted;
        this.bytes = bytes;
        this.unsettled = new AtomicInteger(lanes);
        this.settled = settled;
    }

    /** Memory that records take, about. */
    static long bytes(List<LogRecord> records) {
        long bytes = PER_CHUNK;
        for (LogRecord record : records) {
            bytes += PER_RECORD + (long) PER_CHARACTER * record.text().length();
            if (!record.attributes().isEmpty()) {
                bytes += bytes(record.attributes());
            }
        }
        return bytes;
    }

    private static long bytes(Map<?, ?> attributes) {
        long bytes = 0;
        for (Map.Entry<?, ?> attribute : attributes.entrySet()) {
            bytes += PER_ATTRIBUTE;
            switch (attribute.getValue()) {
                case String text -> bytes += (long) PER_CHARACTER * text.length();
                case Map<?, ?> flattened -> bytes += bytes(flattened);
                default -> {} // a number is small
            }
        }
        return bytes;
    }

    /** One lane is done with it: delivered, or dropped and counted. */
    void settledByOne() {
        if (unsettled.decrementAndGet() == 0) {
            settled.run();
        }
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
