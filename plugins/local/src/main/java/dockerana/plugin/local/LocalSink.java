package dockerana.plugin.local;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import dockerana.api.SampleSink;
import dockerana.plugin.local.history.Archive;
import dockerana.plugin.local.web.Facts;
import dockerana.plugin.local.web.Web;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;

/** Remembers what comes on the machine itself, and shows it. Knows of containers what their series say. Its lock makes one writer of several. */
final class LocalSink implements SampleSink, RecordSink {
    private final Archive archive;
    private final Web web;
    private boolean closed;

    @Inject
    LocalSink(LocalConfig config, Agent agent) {
        this(config, Facts.NONE, agent);
    }

    LocalSink(LocalConfig config, Facts facts, Agent agent) {
        this.archive = new Archive(agent.data().resolve("local"), config.limits(), agent);
        this.web = new Web(config.web(), facts, archive, this::keep, agent);
    }

    Archive archive() {
        return archive;
    }

    Web web() {
        return web;
    }

    @Override
    public synchronized void connect() throws IOException {
        archive.open();
        web.open();
    }

    @Override
    public synchronized void write(Batch batch) throws IOException, InterruptedException {
        archive.add(batch);
    }

    @Override
    public synchronized void write(List<LogRecord> records) throws IOException, InterruptedException {
        archive.add(records);
    }

    /** An event that somebody posted; on the thread that answers him. */
    private synchronized void keep(LogRecord event) throws IOException, InterruptedException {
        if (closed) {
            throw new IOException("closed");
        }
        archive.add(List.of(event));
    }

    @Override
    public synchronized void close() {
        closed = true;
        web.close();
        archive.close();
    }
}
