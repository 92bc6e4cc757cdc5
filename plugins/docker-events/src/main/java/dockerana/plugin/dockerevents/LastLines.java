package dockerana.plugin.dockerevents;

import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.DockerEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks for the last lines of containers that ended: a few at a time, and never for more than can be waited for. */
final class LastLines {
    private static final int AT_ONCE = 4;
    private static final int MOST_ASKED = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Future<Optional<String>> NONE = CompletableFuture.completedFuture(Optional.empty());

    private final Feed feed;
    private final Supplier<ExecutorService> sockets;
    private final int most;
    private final Semaphore calls = new Semaphore(AT_ONCE);
    private final Semaphore asked = new Semaphore(MOST_ASKED);

    /**
     * @param sockets threads that wait
     * @param most how many lines
     */
    LastLines(Feed feed, Supplier<ExecutorService> sockets, int most) {
        this.feed = feed;
        this.sockets = sockets;
        this.most = most;
    }

    /** Of the run that an event says has ended. Already there if there are none to be had. Called by one thread. */
    Future<Optional<String>> of(DockerEvent died) {
        Container container = died.container().orElse(null);
        boolean readable =
                container != null && container.logs() && !container.logDriver().equals("none");
        if (most == 0 || container == null || !readable || !asked.tryAcquire()) {
            return NONE;
        }
        try {
            return sockets.get().submit(() -> {
                try {
                    return ask(container, Instant.ofEpochSecond(0, died.timeNanos()));
                } finally {
                    asked.release();
                }
            });
        } catch (RejectedExecutionException e) { // the agent closes
            asked.release();
            return NONE;
        }
    }

    private Optional<String> ask(Container container, Instant died) throws InterruptedException {
        if (!calls.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            return Optional.empty();
        }
        try {
            return LogEnd.lines(feed.logEnd(container.id(), died, most), container.tty(), most);
        } catch (IOException e) { // the container is gone, its log cannot be read, or the engine is too busy
            return Optional.empty();
        } finally {
            calls.release();
        }
    }
}
