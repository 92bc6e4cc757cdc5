package dockerana.plugin.elasticsearch;

import dockerana.api.LogRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** Records as Elasticsearch wants them: a line that says where to, and a line that is the document. Confined to one thread. */
final class Documents {
    private static final long NANOS_PER_DAY = 86_400_000_000_000L;
    private static final int LONGEST_ID = 512;
    private static final int KEPT_OF_A_LONG_ID = 400;

    /** Of a time in nanoseconds, an ordinal, and what is between them. */
    private static final int REST_OF_AN_ID = 34;

    private static final int MOST_ORIGINS = 1_000;

    /** What a document says of itself anyway. */
    private static final Set<String> OWN = Set.of("@timestamp", "message", "event.id");

    private final Indices indices;
    private final boolean typed;
    private final Timestamp timestamp = new Timestamp();
    private final IdentityHashMap<LogRecord.Origin, Shared> origins = new IdentityHashMap<>();
    private String index = "";
    private LogRecord.Kind indexKind = LogRecord.Kind.LOG;
    private long indexDay = Long.MIN_VALUE;

    /** What all records of an origin share, ready made. */
    private static final class Shared {
        /** Begins each id: a quote, and the origin's key. */
        final byte[] key;

        final byte[] attributes;

        Shared(LogRecord.Origin origin) {
            JsonBytes json = new JsonBytes(1024);
            json.text(origin.key());
            key = json.copy(0, json.length() - 1);
            json.cut(0);
            attributes(json, origin.attributes(), Set.of());
            attributes = json.copy(0, json.length());
        }
    }

    /** @param typed whether every document needs a type, as it did up to Elasticsearch 6 */
    Documents(Indices indices, boolean typed) {
        this.indices = indices;
        this.typed = typed;
    }

    /** Where a record belongs. */
    String index(LogRecord record) {
        long day = Math.floorDiv(record.timeNanos(), NANOS_PER_DAY);
        LogRecord.Kind kind = record.origin().kind();
        if (day != indexDay || kind != indexKind) {
            index = indices.of(kind, day);
            indexKind = kind;
            indexDay = day;
        }
        return index;
    }

    /** The record's id, or what stands for one that is too long. */
    static String id(LogRecord record) {
        String id = record.id();
        if (id.length() * 3 <= LONGEST_ID) { // however it is encoded
            return id;
        }
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_ID) {
            return id;
        }
        String kept = id.substring(0, Math.min(id.length(), KEPT_OF_A_LONG_ID / 3));
        return kept + '-' + hash(bytes);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Appends both lines. */
    void append(JsonBytes to, LogRecord record) {
        to.raw("{\"create\":{\"_index\":").text(index(record));
        if (typed) {
            to.raw(",\"_type\":\"_doc\"");
        }
        to.raw(",\"_id\":");
        Shared shared = shared(record.origin());
        if (shared.key.length + REST_OF_AN_ID <= LONGEST_ID) {
            wholeId(to, record, shared);
        } else {
            to.text(id(record));
        }
        to.raw("}}\n");
        document(to, record);
        to.raw("\n");
    }

    /** Appends the document alone. */
    void document(JsonBytes to, LogRecord record) {
        Shared shared = shared(record.origin());
        to.raw("{\"@timestamp\":");
        timestamp.append(to, record.timeNanos());
        to.raw(",\"message\":").text(record.text());
        to.raw(",\"event.id\":");
        wholeId(to, record, shared);
        Map<String, Object> own = record.attributes();
        if (own.isEmpty() || own.keySet().stream().noneMatch(record.origin().attributes()::containsKey)) {
            to.raw(shared.attributes);
        } else {
            attributes(to, record.origin().attributes(), own.keySet());
        }
        attributes(to, own, Set.of());
        to.raw("}");
    }

    /** As {@link LogRecord#id} says, without making a text of it first. */
    private static void wholeId(JsonBytes to, LogRecord record, Shared shared) {
        to.raw(shared.key).raw("/").number(record.timeNanos());
        to.raw("/").number(record.ordinal()).raw("\"");
    }

    private Shared shared(LogRecord.Origin origin) {
        Shared known = origins.get(origin);
        if (known == null) {
            if (origins.size() >= MOST_ORIGINS) {
                origins.clear();
            }
            known = new Shared(origin);
            origins.put(origin, known);
        }
        return known;
    }

    private static void attributes(JsonBytes to, Map<String, Object> attributes, Set<String> without) {
        attributes.forEach((name, value) -> {
            if (!OWN.contains(name) && !without.contains(name)) {
                to.raw(",").name(name).value(value);
            }
        });
    }
}
