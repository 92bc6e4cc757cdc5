package dockerana.plugin.logs;

import dockerana.api.LogRecord;
import dockerana.api.Records;
import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.Docker;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The log of one container as the engine's API tells it. It cannot be left where it is, so its lines are counted and handed over as they come.
 * Confined to one thread.
 */
final class ApiFollower implements Follower<Container> {
    /** Where records were read that have no file. */
    static final String API = "api";

    private static final int GONE = 404;
    private static final int UNREADABLE = 501;

    private final Setup setup;
    private final Key key;
    private final Records records;
    private final ContainerTally tally;
    private final Counting counting;
    private final Matching matching;
    private final Lines counted;
    private final Recorder recorder;
    private final Behind behind = new Behind(new News());
    private final ApiBeginning beginning;
    private final ApiStream stream;
    private Container container;
    private Optional<Problem> problem = Optional.empty();
    private boolean removed;
    private boolean wanted;
    private boolean done;

    ApiFollower(Container container, Setup setup, ApiStream.Engine engine, Records records) {
        this.container = container;
        this.setup = setup;
        this.key = Key.ofContainer(container.id());
        this.records = records;
        tally = new ContainerTally(setup, container);
        counting =
                new Counting(setup.longestLine(), tally::get, () -> setup.dropped("damaged"), this::gapWhileCounting);
        matching = new Matching(setup, tally::get);
        counted = setup.patterns().isEmpty() ? counting : new Both(counting, matching);
        recorder = setup.recorder(key, tally::get);
        recorder.nextFile(API);
        beginning = new ApiBeginning(setup, behind);
        Sent sent = Sent.of(key, records);
        sent.tell(recorder);
        beginning.known(sent);
        stream = new ApiStream(container, engine, behind, beginning);
        describe();
        ApiBeginning.First first = beginning.first(container, runs());
        stream.begin(first);
        if (runs() || first == ApiBeginning.First.LINES) {
            tally.get();
        }
    }

    /** Those who take a line that is new. */
    private final class News implements Lines {
        @Override
        public void take(Line line) {
            if (beginning.counts(line.nanos)) {
                counted.take(line);
            }
            if (wanted) {
                recorder.take(line);
            }
        }

        @Override
        public void gap() {
            counted.gap();
            if (wanted) {
                recorder.gap("Docker removed it before it was read");
            }
        }

        @Override
        public void damaged() {
            counted.damaged();
        }
    }

    private void gapWhileCounting() {
        if (!wanted) {
            tally.get().gap();
        }
    }

    private void describe() {
        Optional<Instant> started = container.startedAt();
        recorder.describe(
                new About(container).records(setup.agent().host()),
                started.map(Object::toString).orElse(""));
        recorder.mark(new Marks(setup.patterns().of(container.name())));
        matching.describe(container.name());
        started.ifPresent(run -> stream.runBegan(ApiBeginning.between(container, run)));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // what did not change is the same instance
    public void seen(Container now) {
        removed = false;
        if (now == container) {
            return;
        }
        boolean anotherRun = (now.isRunning() && !runs()) || !now.startedAt().equals(container.startedAt());
        tally.seen(now);
        container = now;
        describe();
        if (anotherRun) {
            anotherRun();
        }
    }

    /** It may be over already. */
    private void anotherRun() {
        problem = Optional.empty();
        done = false;
        tally.get();
        container.startedAt().ifPresent(beginning::newRun);
        stream.goOn();
        if (stream.isFinished()) {
            stream.begin(behind.since() == Stamp.NONE ? beginning.first(container, runs()) : ApiBeginning.First.LINES);
        }
    }

    @Override
    public boolean count(Block block) {
        boolean any = false;
        try {
            any = stream.advance(runs(), removed);
            if (stream.works()) {
                problem = Optional.empty();
            }
            if (stream.isFinished() && !runs()) {
                finish();
            }
        } catch (IOException e) {
            failed(e);
        }
        counting.tell();
        List<LogRecord> made = recorder.made();
        if (!made.isEmpty()) {
            records.emit(made);
        }
        return any;
    }

    private void failed(IOException failure) {
        int refused = failure instanceof Docker.Refusal refusal ? refusal.status() : 0;
        if (refused == UNREADABLE) {
            stream.finish();
            problem = Optional.of(Problem.ofDriver(container.name(), container.logDriver()));
        } else if (removed || refused == GONE) {
            if (!stream.endedWell()) {
                tally.get().gap();
            }
            stream.finish();
            finish();
        } else if (stream.failsRepeatedly()) {
            problem = Optional.of(Problem.ofEngine(container.name(), String.valueOf(failure.getMessage())));
        }
    }

    private void finish() {
        if (!done) {
            done = true;
            recorder.finish();
            counting.finish();
            matching.finish();
            tally.end();
        }
    }

    @Override
    public Optional<Problem> problem() {
        return runs() ? problem : Optional.empty();
    }

    @Override
    public void wanted(boolean now) {
        wanted = now;
    }

    @Override
    public void removed() {
        removed = true;
    }

    @Override
    public boolean isRemoved() {
        return removed;
    }

    @Override
    public boolean runs() {
        return container.isRunning() && !removed;
    }

    @Override
    public boolean isOver() {
        return removed && stream.isFinished();
    }

    @Override
    public Key key() {
        return key;
    }

    @Override
    public String what() {
        return "the log of " + container.name();
    }

    @Override
    public String remedy() {
        return Problem.ENGINE;
    }

    @Override
    public boolean byFile() {
        return false;
    }

    @Override
    public void close() {
        stream.close();
        tally.end();
    }
}
