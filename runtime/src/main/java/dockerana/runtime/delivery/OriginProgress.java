package dockerana.runtime.delivery;

import dockerana.api.LogRecord;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far one origin was handed over, and how far everything before is settled. Guarded by its {@link Settlement}. */
final class OriginProgress {
    /** The last record of an origin in one list. */
    static final class Step {
        private final LogRecord last;
        private boolean settled;

        private Step(LogRecord last) {
            this.last = last;
        }
    }

    private static final int FEW = 64;

    private Deque<Step> inFlight = new ArrayDeque<>();
    private int many = FEW;
    private @Nullable LogRecord handedOver;
    private @Nullable LogRecord settled;

    static OriginProgress restored(LogRecord settled) {
        OriginProgress progress = new OriginProgress();
        progress.handedOver = settled;
        progress.settled = settled;
        return progress;
    }

    Step handOver(LogRecord last) {
        Step step = new Step(last);
        handedOver = last;
        if (inFlight.size() >= many) {
            compact();
        }
        inFlight.add(step);
        return step;
    }

    /**
     * Of neighbours that are settled behind one that is not, only the last will ever matter. So what is kept is bounded by what waits in the
     * outboxes, however long a far end is gone and newer records are dropped.
     */
    private void compact() {
        Deque<Step> compacted = new ArrayDeque<>();
        for (Step step : inFlight) {
            if (step.settled && !compacted.isEmpty() && compacted.getLast().settled) {
                compacted.removeLast();
            }
            compacted.add(step);
        }
        inFlight = compacted;
        many = Math.max(FEW, 2 * compacted.size());
    }

    /** A step is settled; returns whether the settled prefix grew. */
    boolean settle(Step step) {
        step.settled = true;
        boolean grew = false;
        while (!inFlight.isEmpty() && inFlight.element().settled) {
            settled = inFlight.remove().last;
            grew = true;
        }
        return grew;
    }

    Optional<LogRecord> handedOver() {
        return Optional.ofNullable(handedOver);
    }

    Optional<LogRecord> settled() {
        return Optional.ofNullable(settled);
    }

    /** How many steps are remembered. */
    int inFlight() {
        return inFlight.size();
    }
}
