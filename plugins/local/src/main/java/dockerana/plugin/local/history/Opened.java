package dockerana.plugin.local.history;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.LogRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An open store, and what reads and writes it. Written by one thread, read by any. */
final class Opened {
    /** Which way things are laid out in the file. A store of another one is set aside. */
    static final int VERSION = 1;

    private static final long COMMIT_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long SYNC_NANOS = Duration.ofSeconds(10).toNanos();

    final Reader numbers;
    final RecordReader recordReader;
    private final Store store;
    private final Agent agent;
    private final Sources sources;
    private final Samples samples;
    private final Records records;
    private final Upkeep upkeep;
    private long committedNanos = System.nanoTime() - SYNC_NANOS;
    private long syncedNanos = committedNanos;

    private Opened(Store store, Limits limits, Agent agent) {
        this.store = store;
        this.agent = agent;
        this.sources = new Sources(store);
        Catalogue catalogue = new Catalogue(store, agent);
        List<Tier> tiers = Tiers.open(store);
        this.samples = new Samples(sources, catalogue, tiers, agent);
        this.records = new Records(store, limits);
        this.upkeep = new Upkeep(store, samples, records, tiers, limits);
        this.numbers = new Reader(sources, catalogue, tiers, agent.clock());
        this.recordReader = new RecordReader(records);
        if (!store.isReadOnly()) {
            catalogue.endWithRows(sources);
            store.commit();
        }
    }

    /**
     * Opens it.
     *
     * @param readOnly for a disk that takes nothing
     * @throws UnfitStore if it is of another version
     */
    static Opened open(Path file, boolean readOnly, Limits limits, Agent agent) {
        Store store = Store.open(file, readOnly);
        try {
            if (store.isNew()) {
                store.version(VERSION);
            } else if (store.version() != VERSION) {
                throw new UnfitStore("of version %d, not %d".formatted(store.version(), VERSION));
            }
            return new Opened(store, limits, agent);
        } catch (RuntimeException | Error e) {
            store.abandon();
            throw e;
        }
    }

    boolean isReadOnly() {
        return store.isReadOnly();
    }

    long bytes() {
        return store.bytes();
    }

    /** Keeps a batch: it is in the file soon, and on the disk within seconds. */
    void add(Batch batch) {
        samples.add(batch);
        upkeep.after(batch.slotMillis() / 1000);
        long now = System.nanoTime();
        if (now - syncedNanos > SYNC_NANOS) {
            store.sync();
            committedNanos = syncedNanos = now;
        } else if (now - committedNanos > COMMIT_NANOS
                || !sources.get(batch.source()).isQuick()) {
            store.commit();
            committedNanos = now;
        }
    }

    /** Keeps records: they are on the disk. */
    void add(List<LogRecord> some) {
        records.add(some, agent.clock().millis() / 1000);
        store.sync();
        committedNanos = syncedNanos = System.nanoTime();
    }

    void reuseAfter(int millis) {
        store.reuseAfter(millis);
    }

    void close() {
        store.close();
    }

    /** Ends it without writing, because that failed or makes no sense. */
    void abandon() {
        store.abandon();
    }
}
