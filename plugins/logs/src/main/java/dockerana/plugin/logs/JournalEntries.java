package dockerana.plugin.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes apart the journal's export format: fields as {@code NAME=text}, or the name alone, the length in eight bytes and then the value where
 * that has more than one line; a blank line ends an entry. Confined to one thread.
 *
 * @see <a href="https://systemd.io/JOURNAL_EXPORT_FORMATS/">Journal export formats</a>
 */
final class JournalEntries implements Framing {
    private static final String MESSAGE = "MESSAGE";
    private static final String CURSOR = "__CURSOR";
    private static final String TIME = "__REALTIME_TIMESTAMP";
    private static final int LENGTH = 8;
    private static final long MICROSECOND = 1000;

    /** What is asked for, and what it is called in a record. */
    private static final Map<String, String> NAMES = Map.of(
            "_SYSTEMD_UNIT", "systemd.unit",
            "SYSLOG_IDENTIFIER", "process.name",
            "_PID", "process.pid",
            "PRIORITY", "log.syslog.severity.code");

    static final List<String> FIELDS = List.of(MESSAGE, "_SYSTEMD_UNIT", "SYSLOG_IDENTIFIER", "_PID", "PRIORITY");

    private final Map<String, Object> attributes = new HashMap<>();
    private String sequence = "";
    private long number;

    @Override
    public int take(byte[] bytes, int from, int to, Line line) {
        attributes.clear();
        line.readable = false;
        line.nanos = Stamp.NONE;
        line.bytes = bytes;
        line.from = from;
        line.to = from;
        boolean message = false;
        for (int at = from; at < to; ) {
            int end = at;
            int equals = -1;
            while (end < to && bytes[end] != '\n') {
                equals = equals < 0 && bytes[end] == '=' ? end : equals;
                end++;
            }
            if (end == to) {
                return -1;
            }
            if (end == at) {
                line.readable = message && line.nanos != Stamp.NONE;
                return end + 1;
            }
            String name = new String(bytes, at, (equals < 0 ? end : equals) - at, UTF_8);
            int begin = equals + 1;
            if (equals < 0) {
                begin = end + 1 + LENGTH;
                long size = begin > to ? Long.MAX_VALUE : size(bytes, end + 1);
                if (size >= to - begin) {
                    return -1;
                }
                end = begin + (int) size;
            }
            message |= name.equals(MESSAGE);
            field(name, bytes, begin, end, line);
            at = end + 1;
        }
        return -1;
    }

    private static long size(byte[] bytes, int from) {
        long size = 0;
        for (int i = LENGTH - 1; i >= 0; i--) {
            size = (size << 8) | (bytes[from + i] & 0xff);
        }
        return size < 0 ? Long.MAX_VALUE : size;
    }

    private void field(String name, byte[] bytes, int from, int to, Line line) {
        if (name.equals(MESSAGE)) {
            line.from = from;
            line.to = to;
            line.length = to - from + 1;
            line.ended = true;
            line.escaped = false;
            line.stream = Line.STDOUT;
            return;
        }
        String known = NAMES.get(name);
        if (known == null && !name.equals(CURSOR) && !name.equals(TIME)) {
            return;
        }
        String text = new String(bytes, from, to - from, UTF_8);
        switch (name) {
            case CURSOR -> cursor(text);
            case TIME -> line.nanos = number(text) * MICROSECOND;
            case "_PID", "PRIORITY" -> attributes.put(String.valueOf(known), number(text));
            default -> attributes.put(String.valueOf(known), text);
        }
    }

    /** Such as {@code s=0f9d…;i=1a2b;b=…}: the sequence of numbers, and the entry's number in it. */
    private void cursor(String text) {
        for (String part : text.split(";", -1)) {
            if (part.startsWith("s=")) {
                sequence = part.substring(2);
            } else if (part.startsWith("i=")) {
                number = Long.parseUnsignedLong(part.substring(2), 16);
            }
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** What the latest entry tells beside its text. */
    Map<String, Object> attributes() {
        return Map.copyOf(attributes);
    }

    /** In which sequence of numbers the latest entry is. */
    String sequence() {
        return sequence;
    }

    /** Its number there. */
    long number() {
        return number;
    }

    /** The place behind an entry, as journalctl is told it. */
    static String behind(String sequence, long number) {
        return "--after-cursor=s=%s;i=%x".formatted(sequence, number);
    }

    /** What is not whole comes again. */
    @Override
    public boolean last(byte[] bytes, int from, int to, Line line) {
        return false;
    }
}
