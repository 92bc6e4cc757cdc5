package dockerana.plugin.logs;

import dockerana.api.LogRecord;
import dockerana.api.Records;
import dockerana.plugin.docker.Container;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The log of one container, read from its files twice: to count, which never waits, and to send, which stays where it is while nobody takes
 * records. Confined to one thread.
 */
final class FileFollower implements AutoCloseable {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();

    private final Setup setup;
    private final Rotation files;
    private final Beginning beginning;
    private final ContainerTally tally;
    private final Counting counting;
    private final Matching matching;
    private final Lines counted;
    private final Recorder recorder;
    private final Pass toCount;
    private final Pass toSend;
    private final Records records;
    private Container container;
    private boolean removed;
    private boolean wanted;
    private final long sinceNanos = System.nanoTime();

    /** @param records where to go on is asked there; what is sent is handed over by the caller */
    FileFollower(Container container, Path path, Setup setup, Records records) {
        this.container = container;
        this.setup = setup;
        this.records = records;
        files = new Rotation(path);
        beginning = new Beginning(files, setup);
        tally = new ContainerTally(setup, container);
        counting =
                new Counting(setup.longestLine(), tally::get, () -> setup.dropped("damaged"), this::gapWhileCounting);
        matching = new Matching(setup, tally::get);
        counted = setup.patterns().isEmpty() ? counting : new Both(counting, matching);
        long limit = setup.config().rateLimit().orElse(0);
        Recorder.Limits limits = new Recorder.Limits(setup.longestLine(), setup.memory(), new RateLimit(limit));
        recorder = new Recorder(container.id(), limits, setup::dropped, tally::get);
        toCount = new Pass(this::openToCount, this::counted);
        toSend = new Pass(this::openToSend, this::sent);
        describe();
        if (runs() || beginning.isNew(container)) {
            tally.get();
        }
    }

    private void describe() {
        recorder.describe(
                setup.recordAttributes(container),
                container.startedAt().map(Object::toString).orElse(""));
        recorder.mark(new Marks(setup.patterns().of(container.name())));
        matching.describe(container.name());
    }

    /** The container as it is now. */
    @SuppressWarnings("ReferenceEquality") // what did not change is the same instance
    void seen(Container now) {
        removed = false;
        if (now == container) {
            return;
        }
        tally.seen(now);
        container = now;
        describe();
        if (runs()) {
            tally.get();
            toCount.goOn();
            toSend.goOn();
        }
    }

    /** The container is gone, and so are its files for whoever did not open them. */
    void removed() {
        removed = true;
    }

    boolean isRemoved() {
        return removed;
    }

    /** Whether nothing will follow and all was read. */
    boolean isOver() {
        return removed && toCount.isFinished() && (toSend.isFinished() || !wanted);
    }

    /** Whether everything was sent that was counted. */
    boolean isLevel() {
        return !wanted || toSend.isLevelWith(toCount);
    }

    /** Whether its processes are there, and may write. */
    boolean runs() {
        return container.isRunning() && !removed;
    }

    /** Whether there is no file although the engine has had the time to make one. */
    boolean isMissing() {
        return runs() && !toCount.hasBegun() && System.nanoTime() - sinceNanos > PATIENCE_NANOS;
    }

    String id() {
        return container.id();
    }

    Path path() {
        return files.path();
    }

    private @Nullable Reader openToCount() throws IOException {
        return reader(beginning.first(container, Start.NOW), counted);
    }

    private @Nullable Reader openToSend() throws IOException {
        boolean sentBefore = records.last(Recorder.key(id(), Line.STDOUT))
                .or(() -> records.last(Recorder.key(id(), Line.STDERR)))
                .isPresent();
        return reader(
                sentBefore
                        ? beginning.behindSent(id(), records, recorder)
                        : beginning.first(container, setup.config().start()),
                recorder);
    }

    private @Nullable Reader reader(Optional<Place> place, Lines lines) throws IOException {
        Tail tail = new Tail(files);
        if (place.isEmpty() || !tail.begin(place.get().file(), place.get().position())) {
            return null;
        }
        lines.nextFile(tail.identity());
        return new Reader(tail, setup.format(), lines);
    }

    /** Counts what is new, a block at most; whether there may be more at once. */
    boolean count(Block block) throws IOException {
        boolean more = toCount.advance(block, !runs());
        counting.tell();
        return more;
    }

    private void counted() {
        counting.finish();
        matching.finish();
        if (!toCount.hasBegun() && container.startedAt().isPresent()) {
            tally.get().gap(); // it was gone before its file could be opened, and nobody knows what was in it
        }
        tally.end();
    }

    private void sent() {
        recorder.finish();
        if (toCount.hasBegun() && toSend.isLost()) {
            tally.get().gap();
        }
    }

    private void gapWhileCounting() {
        if (!wanted) {
            tally.get().gap();
        }
    }

    /** Reads what is to be sent, a block at most; whether there may be more at once. */
    boolean send(Block block) throws IOException {
        boolean ended = !runs();
        boolean more = (ended || !toSend.isLevelWith(toCount)) && toSend.advance(block, ended);
        if (toCount.isFinished()) {
            tally.end(); // what was lost of a run that ended is counted too
        }
        return more;
    }

    /** Whether somebody takes records. If so, what is to be sent is opened: the container may be gone before it is read. */
    void wanted(boolean now) throws IOException {
        wanted = now;
        if (now) {
            toSend.begin();
        }
    }

    /** What was read to be sent, since the last time. */
    List<LogRecord> toSend() {
        return recorder.made();
    }

    /** Lets go of a file that perhaps only this process keeps on the disk; not of one that could not be found again. */
    void letGo() {
        if (!removed) {
            toSend.letGo();
        }
    }

    /** What was not sent by now never will be. */
    void giveUp() {
        tally.get().gap();
    }

    @Override
    public void close() {
        toCount.close();
        toSend.close();
        tally.end();
    }
}
