package dockerana.plugin.logs;

import java.io.IOException;
import java.util.Arrays;

/** What came of a log and was not taken apart yet: pieces of lines may be cut anywhere. Confined to one thread. */
final class Unread {
    private static final byte[] NOTHING = {};

    private final Line line = new Line();
    private byte[] bytes = NOTHING;
    private int length;

    /** Adds what came. */
    void add(byte[] more, int count) {
        if (bytes.length < length + count) {
            bytes = Arrays.copyOf(bytes, length + count);
        }
        System.arraycopy(more, 0, bytes, length, count);
        length += count;
    }

    /** Hands on all pieces that are whole. */
    void take(Framing framing, Lines lines) throws IOException {
        int at = 0;
        try {
            for (int next; (next = framing.take(bytes, at, length, line)) >= 0; at = next) {
                hand(lines);
            }
        } finally {
            keepFrom(at);
        }
    }

    private void hand(Lines lines) {
        if (line.readable) {
            lines.take(line);
        } else {
            lines.damaged();
        }
    }

    private void keepFrom(int at) {
        int left = length - at;
        bytes = left == 0 ? NOTHING : at == 0 ? bytes : Arrays.copyOfRange(bytes, at, length);
        length = left;
    }

    /** The log has ended: hands on what is left. */
    void end(Framing framing, Lines lines) {
        if (framing.last(bytes, 0, length, line)) {
            hand(lines);
        }
        clear();
    }

    /** Forgets it: it will be sent again. */
    void clear() {
        bytes = NOTHING;
        length = 0;
    }
}
