package dockerana.plugin.local;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import dockerana.api.SampleSink;
import dockerana.plugin.local.history.Archive;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;

/** Remembers what comes on the machine itself. */
final class LocalSink implements SampleSink, RecordSink {
    private final Archive archive;

    @Inject
    LocalSink(LocalConfig config, Agent agent) {
        this.archive = new Archive(agent.data().resolve("local"), config.limits(), agent);
    }

    Archive archive() {
        return archive;
    }

    @Override
    public void connect() throws IOException {
        archive.open();
    }

    @Override
    public void write(Batch batch) throws IOException {
        archive.add(batch);
    }

    @Override
    public void write(List<LogRecord> records) throws IOException, InterruptedException {
        archive.add(records);
    }

    @Override
    public void close() {
        archive.close();
    }
}
