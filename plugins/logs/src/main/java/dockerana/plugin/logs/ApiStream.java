package dockerana.plugin.logs;

import dockerana.plugin.docker.Container;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the engine for the log of one container: where its end is, what was written, and what will be; again when that ends or fails. Confined
 * to one thread, which never waits: others wait at the sockets.
 */
final class ApiStream implements AutoCloseable {
    private static final long PATIENCE = Duration.ofSeconds(5).toNanos();

    private final Engine engine;
    private final String id;
    private final Supplier<Framing> framings;
    private final Behind behind;
    private final ApiBeginning beginning;
    private final Framing framing;
    private final Unread unread = new Unread();
    private final Retry retry = new Retry();
    private final Silence silence;
    private ApiBeginning.First next = ApiBeginning.First.NOTHING;
    private @Nullable LastLine end;
    private @Nullable Feed feed;
    private boolean following;
    private boolean outdated;
    private boolean endedWell;
    private boolean wasReachable = true;

    /** When the last piece that came was written. */
    private long arrived;

    /**
     * Who is asked.
     *
     * @param sockets threads that wait for answers
     * @param news is told when something waits to be read
     * @param silence for how many nanoseconds nothing may come before that is looked into
     */
    record Engine(Api api, ExecutorService sockets, Runnable news, long silence) {}

    ApiStream(Container container, Engine engine, Behind behind, ApiBeginning beginning) {
        this.engine = engine;
        this.id = container.id();
        this.framings = () -> Framing.of(container);
        this.behind = behind;
        this.beginning = beginning;
        framing = framings.get();
        silence = new Silence(engine.silence());
        arrived = behind.since();
    }

    /** What is to be asked now. */
    void begin(ApiBeginning.First first) {
        next = first;
        retry.atOnce();
    }

    /** A run began, which only what is sent of a terminal does not show. */
    void runBegan(long nanos) {
        framing.runBegan(nanos);
    }

    /** A run began: an answer that is on its way is not all there is. */
    void goOn() {
        outdated = true;
    }

    /** Whether there is nothing to ask. */
    boolean isFinished() {
        return next == ApiBeginning.First.NOTHING;
    }

    /** Whether the last answer that was followed ended as it does when a container ends. */
    boolean endedWell() {
        return endedWell;
    }

    /** Nothing more is asked. */
    void finish() {
        close();
        next = ApiBeginning.First.NOTHING;
    }

    /** What was asked failed; whether it did so more than once: the first may be an engine that is back in a moment. */
    boolean failsRepeatedly() {
        close();
        endedWell = false;
        retry.failed();
        return retry.failsRepeatedly() && engine.api().reachable();
    }

    /** Whether it works now as far as anybody can know. */
    boolean works() {
        return feed != null && !retry.failsRepeatedly();
    }

    /**
     * Hands on what came, and asks if it is time to.
     *
     * @param runs whether more may be written
     * @param removed whether nothing can be asked any more
     * @return whether anything came
     */
    boolean advance(boolean runs, boolean removed) throws IOException {
        watchTheEngine();
        Feed open = feed;
        if (open != null) {
            boolean any = receive(open, runs, removed);
            watchTheSilence(runs);
            return any;
        }
        if (next == ApiBeginning.First.END) {
            findTheEnd();
        } else if (next == ApiBeginning.First.LINES && mayAsk()) {
            ask(runs);
        }
        return false;
    }

    private boolean mayAsk() {
        return retry.isDue() && engine.api().reachable();
    }

    private void findTheEnd() throws IOException {
        LastLine asked = end;
        if (asked == null) {
            if (mayAsk()) {
                retry.asked();
                end = new LastLine(engine, id, framings.get());
            }
        } else if (asked.isHere()) {
            end = null;
            IOException failure = asked.failure();
            if (failure != null) {
                throw failure;
            }
            beginning.end(asked.nanos());
            arrived = asked.nanos();
            begin(ApiBeginning.First.LINES);
        }
    }

    private void ask(boolean follow) {
        retry.asked();
        following = follow;
        outdated = false;
        framing.begin();
        unread.clear();
        Optional<Instant> since = beginning.since();
        feed = new Feed(engine.sockets(), () -> engine.api().logs(id, since, -1, follow), engine.news());
        silence.broken();
    }

    private boolean receive(Feed open, boolean runs, boolean removed) throws IOException {
        boolean ended = open.hasEnded();
        boolean any = open.moveTo(unread);
        if (any) {
            silence.broken();
            unread.take(framing, this::arrive);
        }
        if (any || (!ended && System.nanoTime() - open.openedAt() > PATIENCE)) {
            retry.worked();
        }
        boolean stuck = following && !runs && System.nanoTime() - open.receivedAt() > PATIENCE;
        if (ended || stuck) {
            leave();
            IOException failure = ended ? open.failure() : null;
            if (failure != null) {
                throw failure;
            }
            endedWell = ended;
            ended(removed);
        }
        return any;
    }

    private void arrive(Line line) {
        arrived = line.partNanos;
        behind.take(line);
    }

    /** A stream ends when its engine or container does, perhaps without its last lines: only what does not follow ends when all was said. */
    private void ended(boolean removed) {
        if ((!following && !outdated) || removed) {
            unread.end(framing, this::arrive);
            next = ApiBeginning.First.NOTHING;
        }
    }

    /** A stream from an engine that was away may have lost its other end and not know it. */
    private void watchTheEngine() {
        boolean reachable = engine.api().reachable();
        if (reachable && !wasReachable) {
            leave();
            retry.worked();
            retry.asked();
        }
        wasReachable = reachable;
    }

    private void watchTheSilence(boolean runs) {
        Feed open = feed;
        if (open == null || !following || !runs || !wasReachable) {
            return;
        }
        if (silence.isLong()) {
            silence.ask(new LastLine(engine, id, framings.get()));
        }
        LastLine last = silence.answered();
        if (last != null
                && last.nanos() != Stamp.NONE
                && last.nanos() != arrived
                && open.receivedAt() < last.askedAt()) {
            if (last.nanos() < arrived) {
                // the clock was set back, and the engine sends nothing older than what it was asked for
                behind.setBack(last.nanos() - (System.nanoTime() - open.receivedAt()));
            }
            leave();
        }
    }

    private void leave() {
        Feed open = feed;
        feed = null;
        silence.forget();
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        leave();
        LastLine asked = end;
        end = null;
        if (asked != null) {
            asked.close();
        }
    }
}
