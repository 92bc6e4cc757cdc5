package dockerana.runtime.delivery;

import dockerana.api.LogRecord;
import dockerana.runtime.component.Trouble;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one source handed over, in order, and per origin the last record of its longest settled prefix: the checkpoint. Handed over by the
 * source's thread, settled by those of the lanes, saved by the one that saves checkpoints.
 */
final class Settlement {
    private final StateFile file;
    private final Runnable changed;
    private final Deque<Chunk> inFlight = new ArrayDeque<>();
    private final Map<String, LogRecord> settled;
    private final Map<String, LogRecord> handedOver;
    private boolean unsaved;

    /** @param changed is told whenever there is something new to save; called on any thread, must not block */
    Settlement(StateFile file, Trouble trouble, Runnable changed) throws IOException {
        this.file = file;
        this.changed = changed;
        this.settled = load(file, trouble);
        this.handedOver = new HashMap<>(settled);
    }

    private static Map<String, LogRecord> load(StateFile file, Trouble trouble) throws IOException {
        try {
            return file.load();
        } catch (IOException e) {
            trouble.lost("%s cannot be read (%s): it is kept as %s, and reading starts as if for the first time"
                    .formatted(file, e.getMessage(), file.quarantine()));
            return new HashMap<>();
        }
    }

    /** Makes a chunk of records that now go to this many lanes; with none they are settled at once. */
    synchronized Chunk open(List<LogRecord> records, boolean emitted, int lanes) {
        Chunk chunk = new Chunk(records, emitted, lanes, this);
        rememberLast(records, handedOver);
        inFlight.add(chunk);
        if (lanes == 0) {
            advance();
        }
        return chunk;
    }

    synchronized void advance() {
        boolean moved = false;
        while (!inFlight.isEmpty() && inFlight.element().isSettled()) {
            rememberLast(inFlight.remove().records, settled);
            moved = true;
        }
        if (moved && !unsaved) {
            unsaved = true;
            changed.run();
        }
    }

    /** Runs of one origin are long: only the last of each run is looked up. */
    @SuppressWarnings("ReferenceEquality") // equal origins that are two instances are only looked up once more
    private static void rememberLast(List<LogRecord> records, Map<String, LogRecord> last) {
        for (int i = 0; i < records.size(); i++) {
            LogRecord record = records.get(i);
            if (i + 1 == records.size() || records.get(i + 1).origin() != record.origin()) {
                last.put(
                        record.origin().key(),
                        new LogRecord(record.origin(), record.timeNanos(), record.ordinal(), record.position(), ""));
            }
        }
    }

    synchronized Optional<LogRecord> last(String originKey) {
        return Optional.ofNullable(handedOver.get(originKey));
    }

    synchronized void forget(String originKey) {
        handedOver.remove(originKey);
        if (settled.remove(originKey) != null && !unsaved) {
            unsaved = true;
            changed.run();
        }
    }

    /** Saves what was settled since the last time, if anything was. */
    void save() throws IOException {
        Map<String, LogRecord> copy;
        synchronized (this) {
            if (!unsaved) {
                return;
            }
            unsaved = false;
            copy = new HashMap<>(settled);
        }
        try {
            file.save(copy);
        } catch (IOException e) {
            synchronized (this) {
                unsaved = true;
            }
            throw e;
        }
    }
}
