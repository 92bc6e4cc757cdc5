package dockerana.runtime.delivery;

import dockerana.api.LogRecord;
import dockerana.runtime.component.Trouble;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one source handed over, and per origin the last record of its longest settled prefix: the checkpoint. Handed over by the source's
 * thread, settled by those of the lanes, saved by the one that saves checkpoints.
 */
final class Settlement {
    private record Pending(OriginProgress origin, OriginProgress.Step step) {}

    private final StateFile file;
    private final Runnable changed;
    private final Map<String, OriginProgress> origins = new HashMap<>();
    private boolean unsaved;

    /** @param changed is told whenever there is something new to save; called on any thread, must not block */
    Settlement(StateFile file, Trouble trouble, Runnable changed) throws IOException {
        this.file = file;
        this.changed = changed;
        load(file, trouble).forEach((key, settled) -> origins.put(key, OriginProgress.restored(settled)));
    }

    private static Map<String, LogRecord> load(StateFile file, Trouble trouble) throws IOException {
        try {
            return file.load();
        } catch (IOException e) {
            trouble.lost("%s cannot be read (%s): it is kept as %s, and reading starts as if for the first time"
                    .formatted(file, e.getMessage(), file.quarantine()));
            return Map.of();
        }
    }

    /** Makes a chunk of records that now go to this many lanes; with none they are settled at once. */
    synchronized Chunk open(List<LogRecord> records, boolean emitted, long bytes, int lanes) {
        List<Pending> pending = new ArrayList<>();
        lastOfEachOrigin(records).forEach((key, last) -> {
            OriginProgress origin = origins.computeIfAbsent(key, first -> new OriginProgress());
            pending.add(new Pending(origin, origin.handOver(last)));
        });
        if (lanes == 0) {
            settled(pending);
        }
        return new Chunk(records, emitted, bytes, lanes, () -> settled(pending));
    }

    private synchronized void settled(List<Pending> pending) {
        boolean grew = false;
        for (Pending one : pending) {
            grew |= one.origin.settle(one.step);
        }
        if (grew) {
            changed();
        }
    }

    private void changed() {
        if (!unsaved) {
            unsaved = true;
            changed.run();
        }
    }

    /** Runs of one origin are long: only the last of each run is looked up. */
    @SuppressWarnings("ReferenceEquality") // equal origins that are two instances are only looked up once more
    private static Map<String, LogRecord> lastOfEachOrigin(List<LogRecord> records) {
        Map<String, LogRecord> last = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            LogRecord record = records.get(i);
            if (i + 1 == records.size() || records.get(i + 1).origin() != record.origin()) {
                last.put(
                        record.origin().key(),
                        new LogRecord(record.origin(), record.timeNanos(), record.ordinal(), record.position(), ""));
            }
        }
        return last;
    }

    synchronized Optional<LogRecord> last(String originKey) {
        return Optional.ofNullable(origins.get(originKey)).flatMap(OriginProgress::handedOver);
    }

    /** What is still in flight settles unnoticed: an origin that is forgotten does not come back into the file. */
    synchronized void forget(String originKey) {
        OriginProgress forgotten = origins.remove(originKey);
        if (forgotten != null && forgotten.settled().isPresent()) {
            changed();
        }
    }

    /** How many lists are remembered that are not settled, or are behind one that is not. */
    synchronized int inFlight() {
        return origins.values().stream().mapToInt(OriginProgress::inFlight).sum();
    }

    /** Saves what was settled since the last time, if anything was. */
    void save() throws IOException {
        Map<String, LogRecord> copy = new HashMap<>();
        synchronized (this) {
            if (!unsaved) {
                return;
            }
            origins.forEach((key, origin) -> origin.settled().ifPresent(settled -> copy.put(key, settled)));
            unsaved = false;
        }
        boolean saved = false;
        try {
            file.save(copy);
            saved = true;
        } finally {
            if (!saved) {
                synchronized (this) {
                    unsaved = true;
                }
            }
        }
    }
}
