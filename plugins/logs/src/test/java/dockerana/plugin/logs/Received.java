package dockerana.plugin.logs;

import dockerana.api.LogRecord;
import dockerana.api.Records;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes records as the agent does, if it is not full; remembers the last of each origin, also for the next agent. */
final class Received implements Records {
    final List<LogRecord> all = new ArrayList<>();
    final Map<String, LogRecord> last = new HashMap<>();
    boolean full;

    /** How many lists more. */
    int room = Integer.MAX_VALUE;

    boolean wanted = true;

    @Override
    public synchronized boolean offer(List<LogRecord> records) {
        boolean taken = !full && room > 0;
        if (taken) {
            room--;
            emit(records);
        }
        return taken;
    }

    @Override
    public synchronized void emit(List<LogRecord> records) {
        all.addAll(records);
        records.forEach(record -> last.put(
                record.origin().key(),
                new LogRecord(
                        new LogRecord.Origin(
                                record.origin().kind(),
                                record.origin().key(),
                                record.origin().file(),
                                Map.of()),
                        record.timeNanos(),
                        record.ordinal(),
                        record.position(),
                        "")));
    }

    @Override
    public boolean wanted(LogRecord.Kind kind) {
        return wanted;
    }

    @Override
    public synchronized Optional<LogRecord> last(String originKey) {
        return Optional.ofNullable(last.get(originKey));
    }

    @Override
    public synchronized void forget(String originKey) {
        last.remove(originKey);
    }

    /** Forgets the latest records, as a crash does between two checkpoints; what the checkpoint was is given back by {@link #last}. */
    synchronized void crash(Received checkpoint) {
        last.clear();
        last.putAll(checkpoint.last);
    }

    synchronized List<String> texts() {
        return all.stream().map(LogRecord::text).toList();
    }

    synchronized List<String> ids() {
        return all.stream().map(LogRecord::id).toList();
    }
}
