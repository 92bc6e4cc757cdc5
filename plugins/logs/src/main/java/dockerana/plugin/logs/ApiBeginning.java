package dockerana.plugin.logs;

import dockerana.plugin.docker.Container;
import java.time.Instant;
import java.util.Optional;

/** Decides from when on the engine is asked for the log of one container, and from when on its lines count. Confined to one thread. */
final class ApiBeginning {
    private final Setup setup;
    private final Behind behind;
    private boolean sentBefore;
    private long from;
    private boolean read;
    private Optional<Instant> first = Optional.empty();
    private long countBehind = Stamp.NONE;
    private boolean counts;

    ApiBeginning(Setup setup, Behind behind) {
        this.setup = setup;
        this.behind = behind;
    }

    /** That was sent of it before. */
    void known(Sent sent) {
        sent.tell(behind);
        sentBefore = !sent.isNone();
        from = sent.since();
    }

    /** What to ask first. */
    enum First {
        /** Nothing: what there is was written before. */
        NOTHING,
        /** Where its end is now. */
        END,
        /** What is in it. */
        LINES
    }

    First first(Container container, boolean runs) {
        if (container.startedAt().isEmpty()) {
            return First.NOTHING;
        }
        Instant started = container.startedAt().get();
        if (container.created().isAfter(setup.since())) {
            return First.LINES;
        }
        if (started.isAfter(setup.since())) { // what was written before its run ended with the one before
            Instant end = endBefore(container, started).plusNanos(1);
            first = Optional.of(end);
            countBehind = Stamp.of(end) - 1;
            return First.LINES;
        }
        if (runs) {
            return First.END;
        }
        countBehind = Long.MAX_VALUE;
        Start start = setup.options().start();
        first = start.back().map(back -> setup.agent().clock().instant().minus(back));
        return sentBefore || !start.isNow() ? First.LINES : First.NOTHING;
    }

    /** When the run before ended. The engine says of a run that it began when it may have written already. */
    static Instant endBefore(Container container, Instant started) {
        return container
                .finishedAt()
                .filter(finished -> finished.isBefore(started))
                .orElse(started.minusSeconds(1));
    }

    /** A time between the run before and this one: last words may come after the end, and first ones before the beginning, by little. */
    static long between(Container container, Instant started) {
        return Stamp.of(endBefore(container, started)) / 2 + Stamp.of(started) / 2;
    }

    /** That was the last line when the agent began: what follows counts. */
    void end(long nanos) {
        countBehind = nanos;
        Start start = setup.options().start();
        if (sentBefore) {
            return;
        }
        if (!start.isNow()) {
            first = start.back().map(back -> setup.agent().clock().instant().minus(back));
        } else if (nanos != Stamp.NONE) {
            for (int stream = 0; stream < Line.STREAMS; stream++) {
                behind.known(stream, nanos, Behind.ALL);
            }
        }
    }

    /** A run begins of one that had ended before. */
    void newRun(Instant started) {
        if (countBehind == Long.MAX_VALUE) {
            countBehind = Stamp.of(started.minusSeconds(1));
        }
    }

    /** From when on to ask now; what was handed on already is left out. */
    Optional<Instant> since() {
        long known = behind.since();
        Optional<Instant> since = known == Stamp.NONE
                ? first
                : Optional.of(Stamp.instant(read || !sentBefore ? known - Sent.OVERLAP : from));
        read = true;
        behind.again(since.map(Stamp::of).orElse(Stamp.NONE));
        return since;
    }

    /** Whether a line of that time was written since the agent watches; clocks may be set back later. */
    boolean counts(long nanos) {
        counts |= countBehind != Long.MAX_VALUE && nanos > countBehind;
        return counts;
    }
}
