package dockerana.plugin.logs;

import dockerana.api.LogRecord;
import dockerana.api.Records;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One file of the host, through its rotation. Confined to one thread. */
final class HostFileFollower implements Follower<HostLog> {
    private final HostLog log;
    private final Setup setup;
    private final Records records;
    private final Key key;
    private final Rotation files;
    private final Beginning beginning;
    private final Tally tally;
    private final Passes passes;
    private boolean removed;

    /** @param records where to go on is asked there; what is sent is handed over by the caller */
    HostFileFollower(HostLog log, Path path, Setup setup, Records records) {
        this.log = log;
        this.setup = setup;
        this.records = records;
        key = Key.ofHost(log.name());
        files = new Rotation(path);
        beginning = new Beginning(files, setup);
        tally = setup.tallies()
                .begin(log.node(), 1, Map.of(), setup.agent().clock().instant());
        passes = new Passes(setup, setup.recorder(key, () -> tally), () -> tally, new Openings(), () -> {});
        passes.describe(
                log.name(),
                Map.of(
                        "event.kind",
                        "event",
                        "event.action",
                        "log",
                        "log.file.path",
                        log.name(),
                        "host.name",
                        setup.agent().host()),
                "");
    }

    private final class Openings implements Passes.Openings {
        @Override
        public @Nullable Reader toCount(Lines lines) throws IOException {
            return reader(beginning.first(log, Start.NOW), lines);
        }

        @Override
        public @Nullable Reader toSend(Recorder recorder) throws IOException {
            Sent sent = Sent.of(key, records);
            if (sent.isNone()) {
                return reader(beginning.first(log, setup.options().start()), recorder);
            }
            sent.tell(recorder);
            return reader(beginning.behindSent(sent, recorder), recorder);
        }

        private @Nullable Reader reader(Optional<Place> place, Lines lines) throws IOException {
            long latest = place.isPresent() ? beginning.timeBefore(place.get()) : Stamp.NONE;
            return files.reader(
                    place, setup.format(), new Timed(lines, setup.agent().clock(), latest));
        }
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
        return Problem.HOST;
    }

    @Override
    public boolean byFile() {
        return true;
    }

    @Override
    public void seen(HostLog now) {
        if (removed) {
            removed = false;
            passes.goOn();
        }
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
        return !removed;
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
    public void wanted(boolean now) throws IOException {
        passes.wanted(now);
    }

    @Override
    public boolean count(Block block) throws IOException {
        return passes.count(block, removed);
    }

    @Override
    public boolean send(Block block) throws IOException {
        return passes.send(block, removed);
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
        tally.gap();
    }

    @Override
    public Optional<Problem> problem() {
        return Optional.empty();
    }

    @Override
    public void close() {
        passes.close();
        setup.tallies().end(tally);
    }
}
