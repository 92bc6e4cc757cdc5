package dockerana.plugin.logs;

import java.time.InstantSource;
import java.time.ZoneId;

/** A file of text, line by line. Of a line that is very long it hands on pieces. Confined to one thread. */
final class PlainLines implements Format {
    private static final int PIECE = 16 * 1024;

    private final Written written;

    PlainLines(InstantSource clock, ZoneId zone) {
        written = new Written(clock, zone);
    }

    @Override
    public int take(byte[] bytes, int from, int to, Line line) {
        int most = Math.min(to, from + PIECE);
        int end = from;
        while (end < most && bytes[end] != '\n') {
            end++;
        }
        boolean ended = end < most;
        if (!ended && end - from < PIECE) {
            return -1;
        }
        return piece(bytes, from, end, ended, line);
    }

    @Override
    public boolean rest(byte[] bytes, int from, int to, Line line) {
        piece(bytes, from, to, true, line);
        line.length = to - from;
        return to > from;
    }

    private int piece(byte[] bytes, int from, int end, boolean ended, Line line) {
        line.readable = true;
        line.stream = Line.STDOUT;
        line.nanos = written.nanos(bytes, from, end);
        line.partNanos = line.nanos;
        line.bytes = bytes;
        line.from = from;
        line.to = end;
        line.ended = ended;
        line.length = end - from + (ended ? 1 : 0);
        line.escaped = false;
        return ended ? end + 1 : end;
    }

    @Override
    public boolean tellsTimes() {
        return false;
    }
}
