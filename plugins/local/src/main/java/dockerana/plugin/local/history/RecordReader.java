package dockerana.plugin.local.history;

import dockerana.api.LogRecord;
import dockerana.api.LogRecord.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/** Reads what {@link Records} keeps. Safe for any thread. */
final class RecordReader implements Events, LogLines {
    private static final long NANOS = 1_000_000_000;
    private static final long MOST_SECONDS = Long.MAX_VALUE / NANOS;

    private final MVMap<RecordKey, byte[]> records;
    private final MVMap<String, byte[]> logs;
    private final Origins origins;

    RecordReader(Records records) {
        this.records = records.map();
        this.logs = records.logs();
        this.origins = records.origins();
    }

    @Override
    public List<LogRecord> in(Span span, Optional<String> container, int limit) {
        Predicate<LogRecord> wanted = record -> container.isEmpty()
                || container.get().equals(record.origin().attributes().get("container.name"));
        List<LogRecord> found = new ArrayList<>();
        scan(
                RecordKey.at(Records.EVENTS, nanos(span.until())),
                RecordKey.at(Records.EVENTS, nanos(span.from())),
                true,
                wanted,
                limit,
                found);
        Collections.reverse(found);
        return found;
    }

    private static long nanos(long second) {
        return Math.clamp(second, -MOST_SECONDS, MOST_SECONDS) * NANOS;
    }

    @Override
    public Set<String> logs() {
        Set<String> names = new TreeSet<>(logs.keySet());
        names.remove("");
        return names;
    }

    @Override
    public Lines last(String log, Filter filter, int limit) {
        return before(log, Place.at(Long.MAX_VALUE), filter, limit);
    }

    @Override
    public Lines before(String log, Place place, Filter filter, int limit) {
        return around(log, place, filter, limit, 0);
    }

    @Override
    public Lines after(String log, Place place, Filter filter, int limit) {
        return around(log, place, filter, 0, limit);
    }

    @Override
    public Lines around(String log, long nanos, Filter filter, int limit) {
        return around(log, Place.at(nanos), filter, limit / 2, limit - limit / 2);
    }

    /** The lines before a place and those behind it; one more on each side tells whether there are more. */
    private Lines around(String log, Place place, Filter filter, int before, int after) {
        byte[] tail = logs.get(log);
        if (tail == null || log.isEmpty()) {
            return Lines.NONE;
        }
        int number = Tail.unpack(tail).number;
        Predicate<LogRecord> wanted = wanted(filter);
        RecordKey middle = new RecordKey(number, place);
        List<LogRecord> older = new ArrayList<>();
        scan(middle, RecordKey.first(number), true, wanted, before + 1, older);
        List<LogRecord> newer = new ArrayList<>();
        scan(middle, RecordKey.first(number + 1), false, wanted, after + 1, newer);
        List<LogRecord> lines = new ArrayList<>(older.subList(0, Math.min(before, older.size())));
        Collections.reverse(lines);
        lines.addAll(newer.subList(0, Math.min(after, newer.size())));
        return new Lines(lines, older.size() > before, newer.size() > after);
    }

    private static Predicate<LogRecord> wanted(Filter filter) {
        Optional<String> text = filter.text().map(part -> part.toLowerCase(Locale.ROOT));
        return record -> (filter.stream().isEmpty()
                        || filter.stream()
                                .get()
                                .equals(record.origin().attributes().get("stream")))
                && (text.isEmpty() || record.text().toLowerCase(Locale.ROOT).contains(text.get()));
    }

    /** Looks from a key, exclusive, to another one for what is wanted. */
    private void scan(
            RecordKey from, RecordKey to, boolean back, Predicate<LogRecord> wanted, int limit, List<LogRecord> found) {
        Map<Long, Origin> known = new HashMap<>();
        Cursor<RecordKey, byte[]> all = records.cursor(from, to, back);
        while (all.hasNext() && found.size() < limit) {
            RecordKey key = all.next();
            if (key.equals(from) || key.log() != from.log()) {
                continue;
            }
            LogRecord record = PackedRecord.unpack(
                    key.place(), all.getValue(), number -> known.computeIfAbsent(number, origins::get));
            if (wanted.test(record)) {
                found.add(record);
            }
        }
    }
}
