package dockerana.plugin.local.history;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.LogRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that is remembered. Written by one thread, read by any, also before it is opened and after it was closed: then there is nothing. */
public final class Archive implements AutoCloseable, History, Events, LogLines {
    private final Path directory;
    private final Limits limits;
    private final Agent agent;
    private final Live live = new Live();
    private volatile @Nullable Opened opened;

    /** @param directory where its files are */
    public Archive(Path directory, Limits limits, Agent agent) {
        this.limits = limits;
        this.directory = directory;
        this.agent = agent;
    }

    /** Tells what comes. */
    public Live live() {
        return live;
    }

    /**
     * Opens it, unless it is.
     *
     * @throws IOException if its files cannot be opened or made
     */
    public void open() throws IOException {
        if (opened == null) {
            Files.createDirectories(directory);
            opened = new Opened(directory.resolve("history.mv"), limits, agent);
        }
    }

    private Opened opened() throws IOException {
        Opened now = opened;
        if (now == null) {
            throw new IOException(directory + " is not open");
        }
        return now;
    }

    /** Keeps a batch. */
    public void add(Batch batch) throws IOException {
        live.came(batch);
        Opened now = opened();
        now.samples.add(batch);
        now.store.commit();
    }

    /** Keeps records: what has been returned from outlives the process and the machine. */
    public void add(List<LogRecord> records) throws IOException {
        live.came(records);
        opened().store.sync();
    }

    @Override
    public List<Known> series(Span span) {
        Opened now = opened;
        return now == null ? List.of() : now.reader.series(span);
    }

    @Override
    public Optional<Points> read(String path, Span span, Rollup rollup) {
        Opened now = opened;
        return now == null ? Optional.empty() : now.reader.read(path, span, rollup);
    }

    @Override
    public List<LogRecord> in(Span span, Optional<String> container, int limit) {
        return List.of();
    }

    @Override
    public Set<String> logs() {
        return Set.of();
    }

    @Override
    public Lines last(String log, Filter filter, int limit) {
        return Lines.NONE;
    }

    @Override
    public Lines before(String log, Place place, Filter filter, int limit) {
        return Lines.NONE;
    }

    @Override
    public Lines after(String log, Place place, Filter filter, int limit) {
        return Lines.NONE;
    }

    @Override
    public Lines around(String log, long nanos, Filter filter, int limit) {
        return Lines.NONE;
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
