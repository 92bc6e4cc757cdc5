package dockerana.plugin.dockerevents;

import dockerana.api.LogRecord;
import dockerana.plugin.docker.DockerEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Events on their way to be records, in the order in which they came. One that waits for the last lines of a log keeps those behind it waiting,
 * but not for long and not for many: then it goes without. Confined to the source's run thread.
 */
final class Outgoing {
    private static final long PATIENCE = Duration.ofSeconds(1).toNanos();
    private static final int MOST_WAITING = 512;

    private final EventRecords records;
    private final LastLines lastLines;
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    private record Waiting(DockerEvent event, @Nullable Future<Optional<String>> lines, long sinceNanos) {}

    Outgoing(LastLines lastLines, String host) {
        this.lastLines = lastLines;
        records = new EventRecords(host);
    }

    void add(DockerEvent event) {
        boolean died = EventRecords.is(event, "die");
        waiting.add(new Waiting(event, died ? lastLines.of(event) : null, died ? System.nanoTime() : 0));
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Those that need not wait any longer. */
    List<LogRecord> ready() throws InterruptedException {
        return taken(false);
    }

    /** All, with what there is of them now. */
    List<LogRecord> rest() throws InterruptedException {
        return taken(true);
    }

    private List<LogRecord> taken(boolean all) throws InterruptedException {
        List<LogRecord> ready = new ArrayList<>();
        while (!waiting.isEmpty() && (all || isReady(waiting.element()))) {
            Waiting next = waiting.remove();
            ready.add(records.record(next.event(), lines(next.lines())));
        }
        return ready;
    }

    private boolean isReady(Waiting next) {
        return next.lines() == null
                || next.lines().isDone()
                || waiting.size() > MOST_WAITING
                || System.nanoTime() - next.sinceNanos() > PATIENCE;
    }

    private static Optional<String> lines(@Nullable Future<Optional<String>> lines) throws InterruptedException {
        if (lines == null || !lines.isDone() || lines.isCancelled()) {
            return Optional.empty();
        }
        try {
            return lines.get();
        } catch (ExecutionException e) { // interrupted: the agent closes
            return Optional.empty();
        }
    }
}
