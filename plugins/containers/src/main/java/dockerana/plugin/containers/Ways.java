package dockerana.plugin.containers;

import dockerana.api.Agent;
import dockerana.api.Samples;
import dockerana.api.Status;
import dockerana.plugin.docker.Container;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads containers the way that was asked for. If the choice is left to it, that is the kernel's files, or the Docker API while the engine is
 * another machine's or of no container that runs any file can be read; the files are tried again every minute. Says which way it is. Confined
 * to the thread of its source.
 */
public final class Ways implements AutoCloseable {
    private static final long AGAIN_NANOS = Duration.ofMinutes(1).toNanos();

    private final Via via;
    private final EngineView engine;
    private final FilesWay files;
    private final ApiWay api;
    private final Status unreadable;
    private final Agent agent;
    private final LongSupplier nanoTime;
    private boolean fallenBack;
    private long triedAt;
    private @Nullable Status told;

    /**
     * @param unreadable what is so if no file can be read
     * @param nanoTime the monotonic clock
     */
    public Ways(
            Via via,
            EngineView engine,
            FilesWay files,
            ApiWay api,
            Status unreadable,
            Agent agent,
            LongSupplier nanoTime) {
        this.via = via;
        this.engine = engine;
        this.files = files;
        this.api = api;
        this.unreadable = unreadable;
        this.agent = agent;
        this.nanoTime = nanoTime;
    }

    /** One reading: everything that can be read of those of these that run. */
    public void collect(Samples samples) throws IOException, InterruptedException {
        Samples known = (series, value) -> {
            if (!Double.isNaN(value)) { // what nobody tells comes as NaN
                samples.add(series, value);
            }
        };
        List<Container> containers = engine.containers().get();
        boolean remote = via == Via.AUTO && !engine.local();
        if (via == Via.API || remote) {
            api.read(containers, known);
            tell(Status.ok(remote ? "asks the engine, which is another machine's" : "asks the engine")
                    .by(api.name()));
        } else if (via == Via.FILES) {
            Way.Outcome outcome = files.read(containers, known);
            tell(outcome.isNothing() ? unreadable : readsFiles());
        } else {
            collectTheBetterWay(containers, known);
        }
    }

    private void collectTheBetterWay(List<Container> containers, Samples samples)
            throws IOException, InterruptedException {
        boolean due = !fallenBack || nanoTime.getAsLong() - triedAt >= AGAIN_NANOS;
        if (due && canRead(containers, samples)) {
            return;
        }
        Way.Outcome outcome = api.read(containers, samples);
        if (!fallenBack && !outcome.isNothing()) {
            fallenBack = true;
            files.close();
        }
        tell(fallenBack ? asksInstead() : readsFiles());
    }

    /** Whether the files were read; if nothing runs, things stay as they are. */
    private boolean canRead(List<Container> containers, Samples samples) throws InterruptedException {
        triedAt = nanoTime.getAsLong();
        Way.Outcome outcome;
        try {
            outcome = files.read(containers, samples);
        } catch (IOException e) { // nobody lets us; what could be read before comes from the engine then
            return false;
        }
        if (outcome.isNothing() || (fallenBack && outcome.running() == 0)) {
            return false;
        }
        if (fallenBack) {
            fallenBack = false;
            api.close();
        }
        tell(readsFiles());
        return true;
    }

    private Status readsFiles() {
        return Status.ok("reads the kernel's files").by(files.name());
    }

    private Status asksInstead() {
        return Status.degraded(
                        unreadable.message() + "; the engine is asked instead, at a price to it",
                        unreadable.remedy().orElse(""))
                .by(api.name());
    }

    private void tell(Status status) {
        if (!status.equals(told)) {
            agent.status(status);
            told = status;
        }
    }

    @Override
    public void close() {
        files.close();
        api.close();
    }
}
