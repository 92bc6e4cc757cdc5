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
    private static final int MOST_ORIGINS = 1_000;

    /** What a document says of itself anyway. */
    private static final Set<String> OWN = Set.of("@timestamp", "message", "event.id");

    private final Indices indices;
    private final boolean typed;
    private final Timestamp timestamp = new Timestamp();
    private final IdentityHashMap<LogRecord.Origin, byte[]> origins = new IdentityHashMap<>();
    private String index = "";
    private LogRecord.Kind indexKind = LogRecord.Kind.LOG;
    private long indexDay = Long.MIN_VALUE;

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
        to.raw(",\"_id\":").text(id(record)).raw("}}\n");
        document(to, record);
        to.raw("\n");
    }

    /** Appends the document alone. */
    void document(JsonBytes to, LogRecord record) {
        to.raw("{\"@timestamp\":");
        timestamp.append(to, record.timeNanos());
        to.raw(",\"message\":").text(record.text());
        to.raw(",\"event.id\":").text(record.id());
        Map<String, Object> own = record.attributes();
        if (own.keySet().stream().noneMatch(record.origin().attributes()::containsKey)) {
            to.raw(origin(record.origin()));
        } else {
            attributes(to, record.origin().attributes(), own.keySet());
        }
        attributes(to, own, Set.of());
        to.raw("}");
    }

    /** The attributes that all records of an origin share, ready made. */
    private byte[] origin(LogRecord.Origin origin) {
        byte[] known = origins.get(origin);
        if (known == null) {
            if (origins.size() >= MOST_ORIGINS) {
                origins.clear();
            }
            JsonBytes json = new JsonBytes(1024);
            attributes(json, origin.attributes(), Set.of());
            known = json.copy(0, json.length());
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
