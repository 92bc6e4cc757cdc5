package dockerana.plugin.local.history;

import dockerana.api.LogRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;

/** How a record is packed: the number of its origin, its text, its attributes; its time is in its key. Reused; confined to one thread. */
final class PackedRecord {
    /** Characters of a text that are kept. */
    static final int LONGEST = 8 * 1024;

    private static final String CUT = "log.cut";

    private final PackedOutput out = new PackedOutput();

    byte[] pack(LogRecord record, long origin) {
        out.clear();
        out.number(origin);
        out.number(record.position());
        String text = record.text();
        if (text.length() <= LONGEST) {
            out.text(text);
            Attributes.pack(record.attributes(), out);
        } else {
            int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
            out.text(text.substring(0, end));
            Map<String, Object> more = new HashMap<>(record.attributes());
            more.put(CUT, text.length());
            Attributes.pack(more, out);
        }
        return out.toBytes();
    }

    static long origin(byte[] packed) {
        return new PackedInput(packed).number();
    }

    static LogRecord unpack(Place place, byte[] packed, LongFunction<LogRecord.Origin> origins) {
        PackedInput in = new PackedInput(packed);
        LogRecord.Origin origin = origins.apply(in.number());
        return new LogRecord(origin, place.nanos(), place.ordinal(), in.number(), in.text(), Attributes.unpack(in));
    }
}
