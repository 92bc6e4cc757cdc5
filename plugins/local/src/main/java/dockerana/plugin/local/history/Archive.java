package dockerana.plugin.local.history;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.LogRecord;
import dockerana.api.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that is remembered. Opened, written and closed by one thread. Read by any, also before and after that and while the disk is full or the
 * file is damaged: then there is less, or nothing.
 */
public final class Archive implements AutoCloseable, History, Events, LogLines {
    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final long RECORDS_PAUSE_NANOS = Duration.ofMillis(250).toNanos();

    private final Duration pause;
    private final StoreFile file;
    private final Agent agent;
    private final Live live = new Live();
    private volatile @Nullable Opened opened;
    private boolean inUse;
    private long pausedUntilNanos = System.nanoTime();
    private long recordsNanos = pausedUntilNanos;
    private @Nullable LogRecord lastTold;

    /** @param directory where its files are */
    public Archive(Path directory, Limits limits, Agent agent) {
        this(directory, limits, agent, PAUSE);
    }

    /** @param pause how long a disk that is full is left alone */
    Archive(Path directory, Limits limits, Agent agent, Duration pause) {
        this.pause = pause;
        this.file = new StoreFile(directory, limits, agent);
        this.agent = agent;
    }

    /** Tells what comes. */
    public Live live() {
        return live;
    }

    /**
     * Opens it, unless it is. What cannot be read is set aside; a disk that is full is waited for; and whether another process really is in the way shows
     * with the first write.
     *
     * @throws IOException if its directory cannot be used
     */
    public void open() throws IOException {
        if (opened == null) {
            try {
                opened = file.open();
                inUse = false;
            } catch (StoreInUse e) {
                LOG.debug("not opened yet", e);
                inUse = true;
            }
        }
    }

    /** Whether another process had it when it was to be opened: an agent that runs, while its configuration is checked. */
    public boolean isInUse() {
        return inUse;
    }

    /** What can be written to now. */
    private @Nullable Opened writable() throws IOException {
        if (System.nanoTime() - pausedUntilNanos < 0) {
            return null;
        }
        if (!file.hasRoom()) {
            pause();
            return null;
        }
        Opened now = opened;
        boolean damaged = file.isDamaged();
        if (now != null && !now.isReadOnly() && !damaged) {
            return now;
        }
        if (now != null) {
            opened = null;
            now.abandon();
        }
        if (damaged) {
            file.setAside("damaged", "as was found while reading it");
        }
        now = file.open();
        opened = now;
        if (now == null || now.isReadOnly()) {
            pause();
            return null;
        }
        return now;
    }

    private void pause() {
        pausedUntilNanos = System.nanoTime() + pause.toNanos();
    }

    /** Keeps a batch; if that is not possible, it is given up: numbers are of the present. */
    public void add(Batch batch) throws IOException {
        live.came(batch);
        Opened now = writable();
        if (now == null) {
            agent.dropped("not-stored", batch.size());
            return;
        }
        try {
            now.add(batch);
            file.written(now);
        } catch (RuntimeException e) { // a damaged file may lead to any
            failed(now, e);
            agent.dropped("not-stored", batch.size());
        }
    }

    /**
     * Keeps records: what has been returned from outlives the process and the machine.
     *
     * @throws RefusedException if that is not possible now
     */
    public void add(List<LogRecord> records) throws IOException, InterruptedException {
        if (records.isEmpty()) {
            return;
        }
        tell(records);
        Opened now = writable();
        if (now == null) {
            throw new RefusedException(file + " cannot be written", pause);
        }
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, recordsNanos + RECORDS_PAUSE_NANOS - System.nanoTime())));
            now.add(records);
            recordsNanos = System.nanoTime();
        } catch (RuntimeException e) { // a damaged file may lead to any
            failed(now, e);
            throw new RefusedException(file + " cannot be written: " + e.getMessage(), pause);
        }
    }

    @SuppressWarnings("ReferenceEquality") // those that come again because they could not be kept are the very same
    private void tell(List<LogRecord> records) {
        if (records.getLast() != lastTold) {
            lastTold = records.getLast();
            live.came(records);
        }
    }

    private void failed(Opened now, RuntimeException failure) throws IOException {
        opened = null;
        now.abandon();
        file.failed(failure);
        opened = file.open();
    }

    private <T> T read(Function<Opened, T> question, T nothing) {
        Opened now = opened;
        if (now == null) {
            return nothing;
        }
        try {
            return question.apply(now);
        } catch (MVStoreException | UnfitStore e) {
            file.unreadable(e);
            return nothing;
        }
    }

    @Override
    public List<Known> series(Span span) {
        return read(now -> now.numbers.series(span), List.of());
    }

    @Override
    public Optional<Points> read(String path, Span span, Rollup rollup) {
        return read(now -> now.numbers.read(path, span, rollup), Optional.empty());
    }

    @Override
    public List<LogRecord> in(Span span, Optional<String> container, int limit) {
        return read(now -> now.recordReader.in(span, container, limit), List.of());
    }

    @Override
    public Set<String> logs() {
        return read(now -> now.recordReader.logs(), Set.of());
    }

    @Override
    public Lines last(String log, Filter filter, int limit) {
        return read(now -> now.recordReader.last(log, filter, limit), Lines.NONE);
    }

    @Override
    public Lines before(String log, Place place, Filter filter, int limit) {
        return read(now -> now.recordReader.before(log, place, filter, limit), Lines.NONE);
    }

    @Override
    public Lines after(String log, Place place, Filter filter, int limit) {
        return read(now -> now.recordReader.after(log, place, filter, limit), Lines.NONE);
    }

    @Override
    public Lines around(String log, long nanos, Filter filter, int limit) {
        return read(now -> now.recordReader.around(log, nanos, filter, limit), Lines.NONE);
    }

    /** For tests that let time pass faster than it does. */
    void reuseSpaceAtOnce() {
        Opened now = opened;
        if (now != null) {
            now.reuseAfter(0);
        }
    }

    @Override
    public void close() {
        Opened now = opened;
        opened = null;
        if (now != null) {
            now.close();
        }
    }
}
