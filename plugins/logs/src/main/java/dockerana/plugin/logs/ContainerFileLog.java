package dockerana.plugin.logs;

import dockerana.api.Records;
import dockerana.plugin.docker.Container;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The log of one container in its files: it has runs, its engine may have sent it before, and each of its lines tells when it was written. */
final class ContainerFileLog implements FileFollower.Subject<Container> {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();

    private final Setup setup;
    private final Key key;
    private final Rotation files;
    private final Beginning beginning;
    private final ContainerTally tally;
    private final Passes passes;
    private final Records records;
    private final long sinceNanos = System.nanoTime();
    private Container container;

    /** @param records where to go on is asked there; what is sent is handed over by the caller */
    ContainerFileLog(Container container, Path path, Setup setup, Records records) {
        this.container = container;
        this.setup = setup;
        this.records = records;
        key = Key.ofContainer(container.id());
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

    private void counted() {
        if (!passes.hasBegun() && container.startedAt().isPresent()) {
            tally.get().gap(); // it was gone before its file could be opened, and nobody knows what was in it
        }
        tally.end();
    }

    @Override
    public Key key() {
        return key;
    }

    @Override
    public Rotation files() {
        return files;
    }

    @Override
    public Passes passes() {
        return passes;
    }

    @Override
    public Tally tally() {
        return tally.get();
    }

    @Override
    public String remedy() {
        return Problem.FILES;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // what did not change is the same instance
    public boolean seen(Container now, boolean back) {
        if (now == container && !back) {
            return false;
        }
        boolean anotherRun = !now.startedAt().equals(container.startedAt()); // it may be over already
        tally.seen(now);
        container = now;
        describe();
        if (!runs() && !anotherRun) {
            return false;
        }
        tally.get();
        return true;
    }

    @Override
    public boolean runs() {
        return container.isRunning();
    }

    /** That there is no file although the engine has had the time to make one. */
    @Override
    public Optional<Problem> problem() {
        return !passes.hasBegun() && System.nanoTime() - sinceNanos > PATIENCE_NANOS
                ? Optional.of(new Problem(files.path() + " is not there", remedy()))
                : Optional.empty();
    }

    /** What was lost of a run that ended is counted too. */
    @Override
    public void sent() {
        if (passes.isCounted()) {
            tally.end();
        }
    }

    @Override
    public void close() {
        tally.end();
    }
}
