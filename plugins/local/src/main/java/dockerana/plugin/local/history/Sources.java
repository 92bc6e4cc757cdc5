package dockerana.plugin.local.history;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** The sources that ever sent something, by id and by number. Written by one thread, read by any. */
final class Sources {
    private final Store store;
    private final RowLog log;
    private final MVMap<String, byte[]> kept;
    private final Map<String, SourceHistory> byId = new ConcurrentHashMap<>();
    private final Map<Integer, SourceHistory> byNumber = new ConcurrentHashMap<>();

    Sources(Store store) {
        this.store = store;
        this.log = new RowLog(store);
        this.kept = store.byText("sources");
        for (Cursor<String, byte[]> all = kept.cursor(null); all.hasNext(); ) {
            String id = all.next();
            PackedInput in = new PackedInput(all.getValue());
            int number = in.count();
            add(id, number, new Recent(in.count(), in.number(), in.number(), new Row[0]));
        }
    }

    private SourceHistory add(String id, int number, Recent recent) {
        SourceHistory source = new SourceHistory(number, recent, store, log);
        byId.put(id, source);
        byNumber.put(number, source);
        return source;
    }

    /** The one of that id; it has its number from now on, even if nothing else is ever learnt of it. */
    SourceHistory get(String id) {
        SourceHistory known = byId.get(id);
        if (known != null) {
            return known;
        }
        int last = byNumber.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        SourceHistory one = add(id, last + 1, Recent.NOTHING);
        keep(id);
        return one;
    }

    @Nullable SourceHistory get(int number) {
        return byNumber.get(number);
    }

    Collection<SourceHistory> all() {
        return byId.values();
    }

    /** Keeps how far its values are packed. */
    void keep(String id) {
        SourceHistory source = get(id);
        Recent recent = source.recent();
        PackedOutput out = new PackedOutput();
        out.number(source.number());
        out.number(recent.step());
        out.number(recent.stepSince());
        out.number(recent.coarseUntil());
        kept.put(id, out.toBytes());
    }
}
