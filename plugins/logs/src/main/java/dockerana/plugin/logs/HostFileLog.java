package dockerana.plugin.logs;

import dockerana.api.Records;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One log of the host in its files: it never ends, and not each of its lines tells when it was written. */
final class HostFileLog implements FileFollower.Subject<HostLog> {
    private final HostLog log;
    private final Setup setup;
    private final Records records;
    private final Key key;
    private final Rotation files;
    private final Beginning beginning;
    private final Tally tally;
    private final Passes passes;

    /** @param records where to go on is asked there; what is sent is handed over by the caller */
    HostFileLog(HostLog log, Path path, Setup setup, Records records) {
        this.log = log;
        this.setup = setup;
        this.records = records;
        key = Key.ofHost(log.name());
        files = new Rotation(path);
        beginning = new Beginning(files, setup);
        tally = setup.tallies()
                .begin(log.node(), 1, Map.of(), setup.agent().clock().instant());
        passes = new Passes(setup, setup.recorder(key, this::tally), this::tally, new Openings(), () -> {});
        passes.describe(log.name(), log.records(setup.agent().host()), "");
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
    public Rotation files() {
        return files;
    }

    @Override
    public Passes passes() {
        return passes;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public String remedy() {
        return Problem.HOST;
    }

    @Override
    public boolean seen(HostLog now, boolean back) {
        return back;
    }

    @Override
    public boolean runs() {
        return true;
    }

    @Override
    public Optional<Problem> problem() {
        return Optional.empty();
    }

    @Override
    public void sent() {}

    @Override
    public void close() {
        setup.tallies().end(tally);
    }
}
