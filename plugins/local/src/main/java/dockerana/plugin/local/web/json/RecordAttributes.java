package dockerana.plugin.local.web.json;

import dockerana.api.LogRecord;

/** Reads what a record or its origin says of itself. */
public final class RecordAttributes {
    private RecordAttributes() {}

    /** An attribute of a record or its origin; empty without it. */
    static Object of(LogRecord record, String name) {
        Object own = record.attributes().get(name);
        return own == null ? record.origin().attributes().getOrDefault(name, "") : own;
    }

    /** The same, where it is a text; empty where it is something else. */
    public static String text(LogRecord record, String name) {
        return of(record, name) instanceof String text ? text : "";
    }
}
