package dockerana.plugin.local.history;

import dockerana.api.Agent;
import dockerana.api.Series;
import java.util.List;
import java.util.TreeMap;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Every series that has values, by its path. Written by one thread, read by any. */
final class Catalogue {
    private final MVMap<String, byte[]> entries;
    private final Agent agent;
    private int lastOrdinal;

    Catalogue(Store store, Agent agent) {
        this.entries = store.byText("series");
        this.agent = agent;
        for (Cursor<String, byte[]> all = all(); all.hasNext(); ) {
            all.next();
            lastOrdinal = Math.max(
                    lastOrdinal,
                    SeriesNumber.ordinal(Entry.unpack(all.getValue()).id()));
        }
    }

    /** All of them, sorted by path. */
    Cursor<String, byte[]> all() {
        return entries.cursor(null);
    }

    @Nullable Entry find(String path) {
        byte[] packed = entries.get(path);
        return packed == null ? null : Entry.unpack(packed);
    }

    /** The number of a series, which it gets when it is seen for the first time; keeps what is known of it up to date. */
    int number(Series series, int source, long second) {
        String path = agent.path(series);
        Entry before = find(path);
        Consolidation consolidation = Consolidation.of(series);
        if (before != null && SeriesNumber.consolidation(before.id()) != consolidation) {
            before = null; // another thing under an old name
        }
        Entry now = new Entry(
                before == null ? SeriesNumber.of(++lastOrdinal, consolidation) : before.id(),
                source,
                before == null ? second : before.first(),
                before == null ? 0 : before.last(),
                series.metric().kind(),
                series.metric().name(),
                new TreeMap<>(agent.tags(series, List.of())),
                series.attributes());
        if (!now.equals(before)) {
            entries.put(path, now.pack());
        }
        return now.id();
    }

    /** Keeps when the latest value of each was that the process before left in rows. */
    void endWithRows(Sources sources) {
        for (Cursor<String, byte[]> all = all(); all.hasNext(); ) {
            String path = all.next();
            Entry entry = Entry.unpack(all.getValue());
            SourceHistory source = sources.get(entry.source());
            long last = source == null ? 0 : source.recent().last(entry.id());
            if (last > entry.last()) {
                entries.put(path, entry.until(last).pack());
            }
        }
    }

    /** Forgets series that have been without a value for so long that none is kept. */
    void forgetEndedBefore(long second, Sources sources) {
        for (Cursor<String, byte[]> all = all(); all.hasNext(); ) {
            String path = all.next();
            Entry entry = Entry.unpack(all.getValue());
            SourceHistory source = sources.get(entry.source());
            long last = source == null ? 0 : source.recent().last(entry.id());
            if (Math.max(last, entry.last()) < second) {
                entries.remove(path);
            }
        }
    }

    /** Its latest value was at this time. */
    void ended(String path, long second) {
        Entry known = find(path);
        if (known != null) {
            entries.put(path, known.until(second).pack());
        }
    }
}
