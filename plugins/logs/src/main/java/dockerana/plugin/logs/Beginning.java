package dockerana.plugin.logs;

import dockerana.api.LogRecord;
import dockerana.plugin.docker.Container;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides where a log in files is read from. Confined to one thread. */
final class Beginning {
    private static final int ATTEMPTS = 10;

    /**
     * The last record of one stream may lie within a long line of the other, whose first parts were not sent. They are looked for so far back:
     * further, and that line loses its first parts.
     */
    private static final long LOOK_BACK = 4 << 20;

    private final Places places;
    private final InstantSource clock;
    private final Instant agentSince;

    Beginning(Rotation files, Setup setup) {
        this.places = new Places(files, setup.format(), setup.scratch());
        this.clock = setup.agent().clock();
        this.agentSince = setup.since();
    }

    /** Whether everything that the container ever wrote was written since the agent watches. */
    boolean isNew(Container container) {
        return container.created().isAfter(agentSince);
    }

    /**
     * Where a log begins of which nothing was sent before; empty while there is no file.
     *
     * @param start of a container that was there before the agent
     */
    Optional<Place> first(Container container, Start start) throws IOException {
        if (isNew(container)) {
            return places.first();
        }
        Optional<Instant> run = container.startedAt().filter(started -> started.isAfter(agentSince));
        if (run.isPresent()) { // what was written before its run ended with the one before
            Instant since = container
                    .finishedAt()
                    .filter(finished -> finished.isBefore(run.get()))
                    .orElse(run.get().minusSeconds(1));
            return places.since(Stamp.of(since) + 1);
        }
        return before(start);
    }

    /**
     * Where a log of the host begins of which nothing was sent before; empty while there is no file.
     *
     * @param start of one that was there before the agent
     */
    Optional<Place> first(HostLog log, Start start) throws IOException {
        return log.absent().isPresent() ? places.changedSince(log.absent().get()) : before(start);
    }

    /** Of what was there before the agent. */
    private Optional<Place> before(Start start) throws IOException {
        if (start.back().isEmpty()) {
            return places.first();
        }
        return start.isNow()
                ? places.end()
                : places.since(Stamp.of(clock.instant().minus(start.back().get())));
    }

    /** What the line in front of a place tells of its time, or one before it. */
    long timeBefore(Place place) throws IOException {
        return places.timeBefore(place);
    }

    /** Where to go on behind what was sent by the API, whose place is not known: from some time before on. */
    Optional<Place> since(Sent sent, Behind behind) throws IOException {
        behind.again(sent.since());
        return places.since(sent.since());
    }

    /**
     * Where to go on behind what was sent of a log, and tells the recorder about it; empty while there is no file, or files are being
     * renamed.
     */
    Optional<Place> behindSent(Sent sent, Recorder recorder) throws IOException {
        Optional<Place> begin = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            begin = behindSent(places.look(), sent, recorder);
            if (!places.haveMoved()) {
                return begin;
            }
        }
        return Optional.empty();
    }

    private Optional<Place> behindSent(List<NamedFile> all, Sent sent, Recorder recorder) throws IOException {
        List<Optional<Place>> ends = new ArrayList<>();
        Optional<Place> latest = Optional.empty();
        for (int stream = 0; stream < Line.STREAMS; stream++) {
            Optional<LogRecord> last = sent.last().get(stream);
            Optional<Place> end = last.isPresent() ? places.behind(all, last.get(), stream) : Optional.empty();
            ends.add(end);
            latest = later(all, latest, end);
        }
        if (all.isEmpty() || places.haveMoved()) {
            return Optional.empty();
        }
        if (latest.isEmpty()) {
            recorder.gap("its file was removed or emptied before it was read");
            return places.behindGap(sent.nanos());
        }
        Optional<Place> begin = places.before(all, latest.get(), LOOK_BACK);
        for (int stream = 0; begin.isPresent() && stream < Line.STREAMS; stream++) {
            // of a stream of which nothing was sent, what ends before the latest place was not to be sent
            Place end = ends.get(stream).orElse(latest.get());
            recorder.sentTo(
                    stream, all.indexOf(end.file()) - all.indexOf(begin.get().file()), end.position());
        }
        return begin;
    }

    private static Optional<Place> later(List<NamedFile> all, Optional<Place> one, Optional<Place> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        int order = Integer.compare(
                all.indexOf(one.get().file()), all.indexOf(other.get().file()));
        return order > 0 || (order == 0 && one.get().position() >= other.get().position()) ? one : other;
    }
}
