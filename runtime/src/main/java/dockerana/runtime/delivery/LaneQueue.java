package dockerana.runtime.delivery;

import dockerana.api.Batch;
import dockerana.runtime.component.Vitals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one lane still has to send: an outbox for each kind of data, and what its thread has in hand. Put by the threads of the sources, taken
 * by the lane's, looked at by any; its monitor guards all of it.
 */
final class LaneQueue {
    /** Chunks are taken together up to this size: a far end is asked once for many small ones. */
    private static final long BYTES_PER_WRITE = 512 * 1024;

    /** How often the same work may meet a bug of the sink before it is given up, so that the rest gets through. */
    private static final int MOST_CRASHES = 5;

    /** What the lane's thread writes next: a batch, or chunks of records. */
    sealed interface Work {
        /** How many samples or records. */
        int count();

        /** One batch. */
        record Samples(QueuedBatch batch) implements Work {
            @Override
            public int count() {
                return batch.count();
            }
        }

        /** Some chunks, oldest first. */
        record Records(List<Chunk> chunks) implements Work {
            @Override
            public int count() {
                return chunks.stream().mapToInt(Chunk::count).sum();
            }
        }
    }

    private final Vitals vitals;
    private final Outbox<QueuedBatch> batches;
    private final Outbox<Chunk> chunks;
    private Work.@Nullable Samples batchInHand;
    private Work.@Nullable Records chunksInHand;
    private long samplesRestUntil = System.nanoTime();
    private long recordsRestUntil = samplesRestUntil;
    private int crashesOfBatch;
    private int crashesOfChunk;
    private boolean draining;

    /** Whether it was told that something is lost; told again only after the far end had caught up. */
    private boolean toldFull;

    LaneQueue(Vitals vitals, OutboxSizes sizes) {
        this.vitals = vitals;
        this.batches = new Outbox<>(sizes.sampleBytes());
        this.chunks = new Outbox<>(sizes.recordBytes());
    }

    synchronized void put(Batch batch) {
        countDropped(batches.put(new QueuedBatch(batch, System.nanoTime())));
        notifyAll();
    }

    synchronized boolean hasRoomFor(long recordBytes) {
        return chunks.hasRoomFor(recordBytes);
    }

    synchronized void put(Chunk chunk) {
        List<Chunk> dropped = chunks.put(chunk);
        countDropped(dropped);
        dropped.forEach(Chunk::settledByOne);
        notifyAll();
    }

    private void countDropped(List<? extends Outbox.Item> dropped) {
        long count = dropped.stream().mapToLong(Outbox.Item::count).sum();
        if (count == 0) {
            return;
        }
        vitals.dropped("full", count);
        if (!toldFull) {
            toldFull = true;
            vitals.trouble()
                    .lost(
                            "its outbox is full: what is oldest is dropped, and counted in dropped.full, until the far end has"
                                    + " caught up");
        }
    }

    /**
     * Waits for something to write that may be written now: what failed before comes again, and samples go before records, so that a far end
     * that is slow with records delays a batch by one write at most. Null when the queue drains and is empty.
     */
    synchronized @Nullable Work take() throws InterruptedException {
        while (true) {
            takeInHand();
            long now = System.nanoTime();
            if (batchInHand != null && samplesRestUntil - now <= 0) {
                return batchInHand;
            }
            if (chunksInHand != null && recordsRestUntil - now <= 0) {
                return chunksInHand;
            }
            if (batchInHand == null && chunksInHand == null) {
                if (draining) {
                    return null;
                }
                wait();
            } else {
                wait(millis(Math.min(
                        batchInHand == null ? Long.MAX_VALUE : samplesRestUntil - now,
                        chunksInHand == null ? Long.MAX_VALUE : recordsRestUntil - now)));
            }
        }
    }

    private void takeInHand() {
        if (batchInHand == null) {
            QueuedBatch batch = batches.take();
            batchInHand = batch == null ? null : new Work.Samples(batch);
        }
        if (chunksInHand == null) {
            List<Chunk> taken = takeChunks();
            chunksInHand = taken.isEmpty() ? null : new Work.Records(taken);
        }
    }

    private List<Chunk> takeChunks() {
        List<Chunk> taken = new ArrayList<>();
        long bytes = 0;
        for (Chunk next = chunks.peek(); next != null; next = chunks.peek()) {
            bytes += next.bytes();
            if (!taken.isEmpty() && bytes > BYTES_PER_WRITE) {
                break;
            }
            chunks.take();
            taken.add(next);
        }
        return taken;
    }

    /** It was written: never again. */
    synchronized void done(Work work) {
        switch (work) {
            case Work.Samples(QueuedBatch written) -> {
                batchInHand = null;
                crashesOfBatch = 0;
                batches.done(written);
            }
            case Work.Records(List<Chunk> written) -> {
                chunksInHand = null;
                crashesOfChunk = 0;
                written.forEach(chunks::done);
                written.forEach(Chunk::settledByOne);
            }
        }
        toldFull &= count() > 0;
    }

    /**
     * The sink met a bug of its own while it wrote this. It comes again, records in ever smaller portions; what never passes is given up and
     * counted. Returns how many samples or records were.
     */
    synchronized int crashed(Work work) {
        if (work instanceof Work.Records(List<Chunk> several) && several.size() > 1) {
            putBackHalfOf(several);
            return 0;
        }
        int crashes = work instanceof Work.Samples ? ++crashesOfBatch : ++crashesOfChunk;
        if (crashes < MOST_CRASHES) {
            return 0;
        }
        vitals.dropped("poison", work.count());
        done(work);
        return work.count();
    }

    private void putBackHalfOf(List<Chunk> several) {
        int half = several.size() / 2;
        several.subList(half, several.size()).reversed().forEach(chunks::putBack);
        chunksInHand = new Work.Records(List.copyOf(several.subList(0, half)));
    }

    /** Its far end said "not now": leaves this kind of data alone for a while; the other kind goes on. */
    synchronized void rest(Work work, Duration pause) {
        long until = System.nanoTime() + pause.toNanos();
        switch (work) {
            case Work.Samples samples -> samplesRestUntil = until;
            case Work.Records records -> recordsRestUntil = until;
        }
    }

    /** Waits before everything is tried again; a drain that begins meanwhile is noticed at once. */
    synchronized void pause(Duration pause) throws InterruptedException {
        boolean drainingBefore = draining;
        long end = System.nanoTime() + pause.toNanos();
        for (long left; draining == drainingBefore && (left = end - System.nanoTime()) > 0; ) {
            wait(millis(left));
        }
    }

    /** From now on {@link #take} ends when nothing is left. */
    synchronized void drain() {
        draining = true;
        notifyAll();
    }

    synchronized boolean isDraining() {
        return draining;
    }

    /** Samples and records that are not delivered yet. */
    synchronized long count() {
        return batches.count() + chunks.count();
    }

    synchronized long bytes() {
        return batches.bytes() + chunks.bytes();
    }

    /** Age of the oldest thing that is not delivered yet, in seconds. */
    synchronized double lagSeconds() {
        long now = System.nanoTime();
        long batch = age(batchInHand == null ? batches.peek() : batchInHand.batch(), now);
        long chunk =
                age(chunksInHand == null ? chunks.peek() : chunksInHand.chunks().getFirst(), now);
        return Math.max(batch, chunk) / 1e9;
    }

    private static long age(Outbox.@Nullable Item item, long now) {
        return item == null ? 0 : now - item.sinceNanos();
    }

    private static long millis(long nanos) {
        return Math.max(1, Math.ceilDiv(nanos, 1_000_000L));
    }
}
