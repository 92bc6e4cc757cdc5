package dockerana.plugin.elasticsearch;

import dockerana.api.LogRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Records that wait to be sent, with the lines they become. Any part of them can be sent by itself. Confined to one thread. */
final class Bulk {
    private static final int USUAL = 64 * 1024;
    private static final int KEPT = 2 << 20;

    private final JsonBytes json = new JsonBytes(USUAL);
    private final List<LogRecord> records = new ArrayList<>();
    private int[] ends = new int[64];

    void clear() {
        json.clear(KEPT);
        records.clear();
    }

    void add(LogRecord record, Documents documents) {
        documents.append(json, record);
        if (records.size() == ends.length) {
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        ends[records.size()] = json.length();
        records.add(record);
    }

    int size() {
        return records.size();
    }

    LogRecord record(int index) {
        return records.get(index);
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    /** How many bytes these records are. */
    int bytes(int from, int to) {
        return to == from ? 0 : ends[to - 1] - start(from);
    }

    ByteBuffer part(int from, int to) {
        return json.part(start(from), ends[to - 1]);
    }

    /** Where to cut so that what is before it takes no more than this many bytes; behind the first record at least. */
    int cut(int from, int to, long most) {
        int cut = from + 1;
        while (cut < to && bytes(from, cut + 1) <= most) {
            cut++;
        }
        return cut;
    }
}
