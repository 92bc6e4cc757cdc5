package dockerana.plugin.local.history;

import dockerana.api.LogRecord.Kind;
import dockerana.api.LogRecord.Origin;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** What records share, each kept once under a number. Written by one thread, read by any. */
final class Origins {
    private static final Origin UNKNOWN = new Origin(Kind.LOG, "", "", Map.of());

    private final MVMap<Long, byte[]> kept;
    private final Map<Packed, Long> numbers = new HashMap<>();
    private long lastNumber;
    private @Nullable Origin latest;
    private long latestNumber;

    /** Bytes that are compared by what they are. */
    private static final class Packed {
        private final byte[] bytes;

        Packed(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Packed that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    Origins(Store store) {
        this.kept = store.byNumber("origins");
        for (Cursor<Long, byte[]> all = kept.cursor(null); all.hasNext(); ) {
            lastNumber = all.next();
            numbers.put(new Packed(all.getValue()), lastNumber);
        }
    }

    /** The number of an origin, without the file it reads from, which does not matter here. */
    @SuppressWarnings("ReferenceEquality") // most records have the very origin of the one before
    long number(Origin origin) {
        if (origin == latest) {
            return latestNumber;
        }
        PackedOutput out = new PackedOutput();
        out.number(origin.kind() == Kind.EVENT ? 1 : 0);
        out.text(origin.key());
        Attributes.pack(origin.attributes(), out);
        Packed packed = new Packed(out.toBytes());
        Long known = numbers.get(packed);
        if (known == null) {
            known = ++lastNumber;
            numbers.put(packed, known);
            kept.put(known, packed.bytes);
        }
        latest = origin;
        latestNumber = known;
        return known;
    }

    Origin get(long number) {
        byte[] packed = kept.get(number);
        if (packed == null) {
            return UNKNOWN;
        }
        PackedInput in = new PackedInput(packed);
        Kind kind = in.count() == 1 ? Kind.EVENT : Kind.LOG;
        return new Origin(kind, in.text(), "", Attributes.unpack(in));
    }

    /** Forgets all but these. */
    void keepOnly(Set<Long> used) {
        latest = null;
        numbers.entrySet().removeIf(known -> {
            boolean unused = !used.contains(known.getValue());
            if (unused) {
                kept.remove(known.getValue());
            }
            return unused;
        });
    }
}
