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

/** The log of one container, read from its files. Confined to one thread. */
final class FileFollower implements Follower<Container> {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();

    private final Setup setup;
    private final Key key;
    private final Rotation files;
    private final Beginning beginning;
    private final ContainerTally tally;
    private final Passes passes;
    private final Records records;
    private Container container;
    private boolean removed;
    private final long sinceNanos = System.nanoTime();

    /** @param records where to go on is asked there; what is sent is handed over by the caller */
    FileFollower(Container container, Path path, Setup setup, Records records) {
        this.container = container;
        this.setup = setup;
        this.key = Key.ofContainer(container.id());
        this.records = records;
        files = new Rotation(path);
        beginning = new Beginning(files, setup);
        tally = new ContainerTally(setup, container);
        passes = new Passes(setup, setup.recorder(key, tally::get), tally::get, new Openings(), this::counted);
        describe();
        if (runs() || beginning.isNew(container)) {
            tally.get();
        }
    }

    private void describe() {
        passes.describe(
                container.name(),
                new About(container).records(setup.agent().host()),
                container.startedAt().map(Object::toString).orElse(""));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // what did not change is the same instance
    public void seen(Container now) {
        removed = false;
        if (now == container) {
            return;
        }
        boolean anotherRun = !now.startedAt().equals(container.startedAt()); // it may be over already
        tally.seen(now);
        container = now;
        describe();
        if (runs() || anotherRun) {
            tally.get();
            passes.goOn();
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
        return removed && passes.isOver();
    }

    @Override
    public boolean isLevel() {
        return passes.isLevel();
    }

    @Override
    public boolean runs() {
        return container.isRunning() && !removed;
    }

    /** That there is no file although the engine has had the time to make one. */
    @Override
    public Optional<Problem> problem() {
        return runs() && !passes.hasBegun() && System.nanoTime() - sinceNanos > PATIENCE_NANOS
                ? Optional.of(new Problem(files.path() + " is not there", remedy()))
                : Optional.empty();
    }

    @Override
    public Key key() {
        return key;
    }

    @Override
    public String what() {
        return files.path().toString();
    }

    @Override
    public String remedy() {
        return Problem.FILES;
    }

    @Override
    public boolean byFile() {
        return true;
    }

    private final class Openings implements Passes.Openings {
        @Override
        public @Nullable Reader toCount(Lines lines) throws IOException {
            return files.reader(beginning.first(container, Start.NOW), setup.format(), lines);
        }

        @Override
        public @Nullable Reader toSend(Recorder recorder) throws IOException {
            Sent sent = Sent.of(key, records);
            if (sent.isNone()) {
                return files.reader(beginning.first(container, setup.options().start()), setup.format(), recorder);
            }
            sent.tell(recorder);
            if (!sent.byApi()) {
                return files.reader(beginning.behindSent(sent, recorder), setup.format(), recorder);
            }
            Behind behind = new Behind(recorder);
            sent.tell(behind);
            return files.reader(beginning.since(sent, behind), setup.format(), behind);
        }
    }

    @Override
    public boolean count(Block block) throws IOException {
        return passes.count(block, !runs());
    }

    private void counted() {
        if (!passes.hasBegun() && container.startedAt().isPresent()) {
            tally.get().gap(); // it was gone before its file could be opened, and nobody knows what was in it
        }
        tally.end();
    }

    @Override
    public boolean send(Block block) throws IOException {
        boolean more = passes.send(block, !runs());
        if (passes.isCounted()) {
            tally.end(); // what was lost of a run that ended is counted too
        }
        return more;
    }

    @Override
    public void wanted(boolean now) throws IOException {
        passes.wanted(now);
    }

    @Override
    public List<LogRecord> toSend() {
        return passes.made();
    }

    /** Not of one that could not be found again. */
    @Override
    public void letGo() {
        if (!removed) {
            passes.letGo();
        }
    }

    /** What was not sent by now never will be. */
    @Override
    public void giveUp() {
        tally.get().gap();
    }

    @Override
    public void close() {
        passes.close();
        tally.end();
    }
}
