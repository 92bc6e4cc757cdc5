package dockerana.plugin.local.history;

import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/** The rows that are not packed yet, as they survive the end of the process. Confined to one thread. */
final class RowLog {
    private static final int SOURCE_BITS = 16;

    private final MVMap<Long, byte[]> rows;
    private final PackedOutput out = new PackedOutput();

    RowLog(Store store) {
        this.rows = store.byNumber("rows");
    }

    private static long key(long second, int source) {
        return second << SOURCE_BITS | source;
    }

    void add(int source, Row row) {
        out.clear();
        row.pack(out);
        rows.put(key(row.second(), source), out.toBytes());
    }

    void forget(int source, Row[] packed) {
        for (Row row : packed) {
            rows.remove(key(row.second(), source));
        }
    }

    /** What was left of a source, oldest first. */
    List<Row> read(int source, Layout nobody) {
        List<Row> read = new ArrayList<>();
        Layout layout = nobody;
        for (Cursor<Long, byte[]> all = rows.cursor(null); all.hasNext(); ) {
            long key = all.next();
            if ((int) (key & (1 << SOURCE_BITS) - 1) == source) {
                Row row = Row.unpack(key >>> SOURCE_BITS, all.getValue(), layout);
                layout = row.layout();
                read.add(row);
            }
        }
        return read;
    }
}
