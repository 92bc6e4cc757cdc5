package dockerana.plugin.local;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import dockerana.api.SampleSink;
import dockerana.api.Status;
import dockerana.plugin.local.history.Archive;
import dockerana.plugin.local.web.Web;
import dockerana.plugin.local.web.containers.Facts;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers what comes on the machine itself, and shows it. Knows of containers what their series say. Its lock makes one writer of several. */
final class LocalSink implements SampleSink, RecordSink {
    private static final Logger LOG = LoggerFactory.getLogger(LocalSink.class);
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final Archive archive;
    private final Web web;
    private final Agent agent;
    private final Duration again;
    private boolean shown = true;
    private long triedNanos;
    private boolean closed;

    @Inject
    LocalSink(LocalConfig config, Agent agent) {
        this(config, Facts.NONE, agent, AGAIN);
    }

    LocalSink(LocalConfig config, Facts facts, Agent agent) {
        this(config, facts, agent, AGAIN);
    }

    /** @param again how long after a failure the page is opened again */
    LocalSink(LocalConfig config, Facts facts, Agent agent, Duration again) {
        this.agent = agent;
        this.again = again;
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
        openPage();
    }

    /** What cannot be shown is remembered all the same. */
    private void openPage() {
        try {
            web.open();
            if (!shown) {
                shown = true;
                agent.status(Status.ok("Remembers and is shown"));
            }
        } catch (IOException e) {
            if (archive.isInUse() && web.wasLastOpenedHere()) {
                agent.status(Status.ok("Remembered and shown by the agent that runs with this data"));
            } else {
                notShown(e);
            }
            shown = false;
            triedNanos = System.nanoTime();
        }
    }

    private void notShown(IOException e) {
        if (shown) {
            LOG.warn("{}; what comes is remembered, and the page is tried again", e.getMessage());
        }
        agent.status(Status.failed(
                String.valueOf(e.getMessage()), "Give the page an address of its own with 'bind', or end who has it"));
    }

    @Override
    public synchronized void write(Batch batch) throws IOException, InterruptedException {
        archive.add(batch);
        if (!shown && System.nanoTime() - triedNanos > again.toNanos()) {
            openPage();
        }
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
