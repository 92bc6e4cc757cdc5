package dockerana.plugin.local.history;

import dockerana.api.Agent;
import dockerana.api.Series;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Every series that has values, by its path. Written by one thread, read by any. */
final class Catalogue {
    private final MVMap<String, byte[]> entries;
    private final Agent agent;
    private int lastOrdinal;
    private volatile int version;
    private volatile SoftReference<Listed> listed = new SoftReference<>(null);

    /** A series and its path. */
    record Item(String path, Entry entry) {}

    /** All of them, as they were when the catalogue had this version. */
    private record Listed(int version, List<Item> items) {}

    Catalogue(Store store, Agent agent) {
        this.entries = store.byText("series");
        this.agent = agent;
        for (Item item : all()) {
            lastOrdinal =
                    Math.max(lastOrdinal, SeriesNumber.ordinal(item.entry().id()));
        }
    }

    /** All of them, sorted by path; read from the file again only when one has changed, or when memory was short. */
    List<Item> all() {
        int now = version;
        Listed known = listed.get();
        if (known == null || known.version() != now) {
            List<Item> items = new ArrayList<>();
            Map<Object, Object> same = new HashMap<>();
            for (Cursor<String, byte[]> all = entries.cursor(null); all.hasNext(); ) {
                String path = all.next();
                items.add(new Item(path, Entry.unpack(all.getValue()).sharing(same)));
            }
            known = new Listed(now, items);
            listed = new SoftReference<>(known);
        }
        return known.items();
    }

    private void put(String path, Entry entry) {
        entries.put(path, entry.pack());
        changed();
    }

    /** After the change: whoever lists meanwhile lists again. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private void changed() {
        version++;
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
            put(path, now);
        }
        return now.id();
    }

    /** Keeps when the latest value of each was that the process before left in rows. */
    void endWithRows(Sources sources) {
        for (Item item : all()) {
            Entry entry = item.entry();
            SourceHistory source = sources.get(entry.source());
            long last = source == null ? 0 : source.recent().last(entry.id());
            if (last > entry.last()) {
                put(item.path(), entry.until(last));
            }
        }
    }

    /** Forgets series that have been without a value for so long that none is kept. */
    void forgetEndedBefore(long second, Sources sources) {
        for (Item item : all()) {
            Entry entry = item.entry();
            SourceHistory source = sources.get(entry.source());
            long last = source == null ? 0 : source.recent().last(entry.id());
            if (Math.max(last, entry.last()) < second) {
                entries.remove(item.path());
                changed();
            }
        }
    }

    /** Its latest value was at this time. */
    void ended(String path, long second) {
        Entry known = find(path);
        if (known != null) {
            put(path, known.until(second));
        }
    }
}
