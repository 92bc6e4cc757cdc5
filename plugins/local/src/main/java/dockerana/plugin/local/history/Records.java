package dockerana.plugin.local.history;

import dockerana.api.LogRecord;
import dockerana.api.LogRecord.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps records: events by time, and the last lines of each log. One that comes again is the same one. Written by the sink's thread; what others read
 * is in the maps.
 */
final class Records {
    /** The log that events are kept in. */
    static final int EVENTS = 0;

    private static final String EVENTS_NAME = "";
    private static final int KEY_BYTES = 24;
    private static final long NANOS = 1_000_000_000;

    /** Of the lines of all logs, what one may have. */
    private static final int SHARE = 8;

    /** Of everything, what events may have. */
    private static final int SHARE_OF_EVENTS = 8;

    private final Limits limits;
    private final MVMap<RecordKey, byte[]> records;
    private final MVMap<String, byte[]> logs;
    private final Origins origins;
    private final PackedRecord packed = new PackedRecord();
    private final Map<String, Tail> tails = new HashMap<>();
    private int lastLog;

    Records(Store store, Limits limits) {
        this.limits = limits;
        this.records = store.ofRecords("records");
        this.logs = store.byText("logs");
        this.origins = new Origins(store);
        for (Cursor<String, byte[]> all = logs.cursor(null); all.hasNext(); ) {
            String name = all.next();
            Tail tail = Tail.unpack(all.getValue());
            tails.put(name, tail);
            lastLog = Math.max(lastLog, tail.number);
        }
    }

    MVMap<RecordKey, byte[]> map() {
        return records;
    }

    MVMap<String, byte[]> logs() {
        return logs;
    }

    Origins origins() {
        return origins;
    }

    /** The name of the log that a record belongs to. */
    private static String log(LogRecord record) {
        return record.origin().kind() == Kind.EVENT ? EVENTS_NAME : LogLines.nameOf(record);
    }

    void add(List<LogRecord> all, long nowSecond) {
        Set<String> touched = new HashSet<>();
        Map<String, Integer> following = new HashMap<>();
        for (LogRecord record : all) {
            following.merge(log(record), 1, Integer::sum);
        }
        for (LogRecord record : all) {
            String log = log(record);
            int left = following.merge(log, -1, Integer::sum);
            boolean event = log.equals(EVENTS_NAME);
            if (event ? !limits.events().isZero() : left < limits.lines()) { // those behind it would push it out
                add(record, tails.computeIfAbsent(log, name -> new Tail(event ? EVENTS : ++lastLog)));
                touched.add(log);
            }
        }
        for (String log : touched) {
            Tail tail = tails.get(log);
            if (tail != null) {
                trim(tail, nowSecond);
                logs.put(log, tail.pack());
            }
        }
        makeRoom();
    }

    private void add(LogRecord record, Tail tail) {
        byte[] bytes = packed.pack(record, origins.number(record.origin()));
        byte[] before = records.put(new RecordKey(tail.number, Place.of(record)), bytes);
        if (before == null) {
            tail.count++;
        } else {
            tail.bytes -= KEY_BYTES + before.length;
        }
        tail.bytes += KEY_BYTES + bytes.length;
        tail.lastNanos = Math.max(tail.lastNanos, record.timeNanos());
    }

    private void trim(Tail tail, long nowSecond) {
        if (tail.number == EVENTS) {
            long oldest = (nowSecond - limits.events().toSeconds()) * NANOS;
            trim(tail, Long.MAX_VALUE, limits.bytes() / SHARE_OF_EVENTS, oldest);
        } else {
            trim(tail, limits.lines(), limits.lineBytes() / SHARE, Long.MIN_VALUE);
        }
    }

    /** Drops the oldest, as long as there is too much or they are too old. */
    private void trim(Tail tail, long most, long mostBytes, long oldestNanos) {
        while (tail.count > 0) {
            RecordKey first = records.ceilingKey(RecordKey.first(tail.number));
            if (first == null || first.log() != tail.number) {
                tail.count = 0;
                tail.bytes = 0;
                return;
            }
            if (tail.count <= most && tail.bytes <= mostBytes && first.place().nanos() >= oldestNanos) {
                return;
            }
            byte[] gone = records.remove(first);
            tail.count--;
            tail.bytes -= KEY_BYTES + (gone == null ? 0 : gone.length);
        }
    }

    /** The logs that have been silent for longest go first. */
    private void makeRoom() {
        long bytes = 0;
        for (Tail tail : tails.values()) {
            bytes += tail.number == EVENTS ? 0 : tail.bytes;
        }
        while (bytes > limits.lineBytes()) {
            Map.@Nullable Entry<String, Tail> oldest = null;
            for (Map.Entry<String, Tail> each : tails.entrySet()) {
                if (each.getValue().number != EVENTS
                        && (oldest == null || each.getValue().lastNanos < oldest.getValue().lastNanos)) {
                    oldest = each;
                }
            }
            if (oldest == null) {
                return;
            }
            bytes -= oldest.getValue().bytes;
            trim(oldest.getValue(), 0, 0, Long.MAX_VALUE);
            logs.remove(oldest.getKey());
            tails.remove(oldest.getKey());
        }
    }

    /** Drops events that have grown old, and origins of which nothing is left. */
    void forgetOld(long nowSecond) {
        Tail events = tails.get(EVENTS_NAME);
        if (events != null) {
            trim(events, nowSecond);
            logs.put(EVENTS_NAME, events.pack());
        }
        Set<Long> used = new HashSet<>();
        for (Cursor<RecordKey, byte[]> all = records.cursor(null); all.hasNext(); ) {
            all.next();
            used.add(PackedRecord.origin(all.getValue()));
        }
        origins.keepOnly(used);
    }
}
