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
final class FileFollower implements Follower {
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
        recorder = setup.recorder(container.id(), tally);
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

    @Override
    @SuppressWarnings("ReferenceEquality") // what did not change is the same instance
    public void seen(Container now) {
        removed = false;
        if (now == container) {
            return;
        }
        boolean anotherRun = Follower.isAnotherRun(container, now);
        tally.seen(now);
        container = now;
        describe();
        if (runs() || anotherRun) {
            tally.get();
            toCount.goOn();
            toSend.goOn();
        }
    }

    /** The container is gone, and so are its files for whoever did not open them. */
    @Override
    public void removed() {
        removed = true;
    }

    @Override
    public boolean isRemoved() {
        return removed;
    }

    @Override
    public boolean isOver() {
        return removed && toCount.isFinished() && (toSend.isFinished() || !wanted);
    }

    @Override
    public boolean isLevel() {
        return !wanted || toSend.isLevelWith(toCount);
    }

    @Override
    public boolean runs() {
        return container.isRunning() && !removed;
    }

    /** That there is no file although the engine has had the time to make one. */
    @Override
    public Optional<Problem> problem() {
        return runs() && !toCount.hasBegun() && System.nanoTime() - sinceNanos > PATIENCE_NANOS
                ? Optional.of(Problem.ofFile(files.path() + " is not there"))
                : Optional.empty();
    }

    @Override
    public String id() {
        return container.id();
    }

    @Override
    public String what() {
        return files.path().toString();
    }

    @Override
    public boolean byFile() {
        return true;
    }

    private @Nullable Reader openToCount() throws IOException {
        return reader(beginning.first(container, Start.NOW), counted);
    }

    private @Nullable Reader openToSend() throws IOException {
        Sent sent = Sent.of(id(), records);
        if (sent.isNone()) {
            return reader(beginning.first(container, setup.config().start()), recorder);
        }
        sent.tell(recorder);
        if (!sent.byApi()) {
            return reader(beginning.behindSent(sent, recorder), recorder);
        }
        Behind behind = new Behind(recorder);
        sent.tell(behind);
        return reader(beginning.since(sent, behind), behind);
    }

    private @Nullable Reader reader(Optional<Place> place, Lines lines) throws IOException {
        Tail tail = new Tail(files);
        if (place.isEmpty() || !tail.begin(place.get().file(), place.get().position())) {
            return null;
        }
        lines.nextFile(tail.identity());
        return new Reader(tail, setup.format(), lines);
    }

    @Override
    public boolean count(Block block) throws IOException {
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

    @Override
    public boolean send(Block block) throws IOException {
        boolean ended = !runs();
        boolean more = (ended || !toSend.isLevelWith(toCount)) && toSend.advance(block, ended);
        if (toCount.isFinished()) {
            tally.end(); // what was lost of a run that ended is counted too
        }
        return more;
    }

    /** Whether somebody takes records. If so, what is to be sent is opened: the container may be gone before it is read. */
    @Override
    public void wanted(boolean now) throws IOException {
        wanted = now;
        if (now) {
            toSend.begin();
        }
    }

    @Override
    public List<LogRecord> toSend() {
        return recorder.made();
    }

    /** Lets go of a file that perhaps only this process keeps on the disk; not of one that could not be found again. */
    @Override
    public void letGo() {
        if (!removed) {
            toSend.letGo();
        }
    }

    /** What was not sent by now never will be. */
    @Override
    public void giveUp() {
        tally.get().gap();
    }

    @Override
    public void close() {
        toCount.close();
        toSend.close();
        tally.end();
    }
}
