package dockerana.plugin.logs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * Takes apart what Docker's driver {@code json-file} wrote, byte by byte and where it stands:
 * {@code {"log":"text\n","stream":"stdout","time":"2026-01-31T23:59:59.123456789Z"}}. That form, which is nearly every line's, is taken in one
 * pass; one with other members, such as {@code attrs}, or another order goes a slower way. Confined to one thread.
 *
 * @see <a href="https://docs.docker.com/engine/logging/drivers/json-file/">json-file</a>
 */
final class JsonFile implements Format {
    private static final byte[] LOG = "{\"log\":\"".getBytes(US_ASCII);
    private static final byte[][] STREAMS = {
        "\",\"stream\":\"stdout\",\"time\":\"".getBytes(US_ASCII),
        "\",\"stream\":\"stderr\",\"time\":\"".getBytes(US_ASCII)
    };
    private static final int LONGEST_TIME = 40;
    private static final int STREAM = STREAMS[0].length;

    private final Stamp stamp = new Stamp();
    private final JsonObject object = new JsonObject();

    @Override
    public int take(byte[] bytes, int from, int to, Line line) {
        int next = usual(bytes, from, to, line);
        return next >= 0 ? next : unusual(bytes, from, to, line);
    }

    /** Where the next line begins, or -1 if this one is not complete, or not of the usual form. */
    private int usual(byte[] bytes, int from, int to, Line line) {
        int begin = from + LOG.length;
        if (begin > to || !Arrays.equals(bytes, from, begin, LOG, 0, LOG.length)) {
            return -1;
        }
        int quote = text(bytes, begin, to, line);
        int time = quote + STREAM;
        if (quote < 0 || time >= to) {
            return -1;
        }
        if (Arrays.equals(bytes, quote, time, STREAMS[Line.STDOUT], 0, STREAM)) {
            line.stream = Line.STDOUT;
        } else if (Arrays.equals(bytes, quote, time, STREAMS[Line.STDERR], 0, STREAM)) {
            line.stream = Line.STDERR;
        } else {
            return -1;
        }
        int end = time;
        int last = Math.min(to, time + LONGEST_TIME);
        while (end < last && bytes[end] != '"') {
            end++;
        }
        if (end + 2 >= to || bytes[end] != '"' || bytes[end + 1] != '}') {
            return -1;
        }
        int next = bytes[end + 2] == '\n' ? end + 3 : end + 2;
        if (next == end + 2 && bytes[next] != LOG[0]) { // for its newline alone there may have been no room
            return -1;
        }
        line.nanos = stamp.nanos(bytes, time, end);
        line.readable = line.nanos != Stamp.NONE;
        return next;
    }

    /** Reads the text up to its closing quote; where that is, or -1 if it is not there. */
    private static int text(byte[] bytes, int from, int to, Line line) {
        int lastEscape = -2;
        int escapes = 0;
        int saved = 0;
        int i = from;
        while (i < to) {
            byte b = bytes[i];
            if (b == '"') {
                boolean ended = lastEscape == i - 2 && bytes[i - 1] == 'n';
                line.bytes = bytes;
                line.from = from;
                line.to = ended ? lastEscape : i;
                line.ended = ended;
                line.length = i - from - saved;
                line.escaped = escapes > (ended ? 1 : 0);
                return i;
            }
            if (b == '\\') {
                lastEscape = i;
                escapes++;
                if (i + 1 < to && bytes[i + 1] == 'u') {
                    saved += Escapes.UNICODE - Escapes.width(bytes, i, to);
                    i += Escapes.UNICODE;
                } else {
                    saved++;
                    i += 2;
                }
            } else {
                i++;
            }
        }
        return -1;
    }

    private int unusual(byte[] bytes, int from, int to, Line line) {
        int end = from;
        while (end < to && bytes[end] != '\n') {
            end++;
        }
        if (end == to) {
            return -1;
        }
        line.readable = object(bytes, begin(bytes, from, end), end, line);
        return end + 1;
    }

    /** After a crash or on a full disk an entry stays half written, or zeros stand for it, and the next follows without a newline. */
    private static int begin(byte[] bytes, int from, int to) {
        for (int i = to - LOG.length; i > from; i--) {
            if (bytes[i] == '{' && Arrays.equals(bytes, i, i + LOG.length, LOG, 0, LOG.length)) {
                return i;
            }
        }
        return from;
    }

    private boolean object(byte[] bytes, int from, int to, Line line) {
        if (!object.read(bytes, from, to) || object.timeFrom < 0) {
            return false;
        }
        line.stream = object.isStderr() ? Line.STDERR : Line.STDOUT;
        line.nanos = stamp.nanos(bytes, object.timeFrom, object.timeTo);
        if (object.logFrom < 0) {
            line.bytes = bytes;
            line.from = from;
            line.to = from;
            line.ended = false;
            line.length = 0;
            line.escaped = false;
        } else if (text(bytes, object.logFrom, to, line) < 0) {
            return false;
        }
        return line.nanos != Stamp.NONE;
    }
}
