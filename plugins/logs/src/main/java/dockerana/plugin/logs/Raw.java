package dockerana.plugin.logs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;

/**
 * Takes apart what the engine sends of a container with a terminal: text, with a time before each piece. A piece is a whole line or as much as
 * the engine reads at once, so a time may stand within a long line; any other time there is part of the text. Only where a run ended without a newline,
 * and behind the last part of a long line, the time of the next line begins a line too. Confined to one thread.
 */
final class Raw implements Framing {
    private static final byte[] TROUBLE = "Error grabbing logs".getBytes(US_ASCII);

    private final Stamp stamp = new Stamp();
    private final Stamp candidate = new Stamp();
    private final boolean timesDiffer;
    private long runBegan = Stamp.NONE;
    private long nanos;
    private long partNanos;

    /** Behind a piece that no newline ended. */
    private boolean within;

    /** @param timesDiffer whether each part of a line has its own time, as the journal has it; the first one's counts */
    Raw(boolean timesDiffer) {
        this.timesDiffer = timesDiffer;
    }

    @Override
    public void begin() {
        within = false;
    }

    @Override
    public void runBegan(long time) {
        runBegan = time;
    }

    @Override
    public int take(byte[] bytes, int from, int to, Line line) throws IOException {
        int blank = Framing.behindStamp(bytes, from, to);
        if (blank < 0 && to - from < LONGEST_STAMP && newline(bytes, from, to) < 0) {
            return -1;
        }
        long time = blank < 0 ? Stamp.NONE : stamp.nanos(bytes, from, blank);
        if (time == Stamp.NONE && !within) {
            return unstamped(bytes, from, to, line);
        }
        boolean stamped = isStamp(time);
        if (stamped) {
            stamped(time);
        }
        return text(bytes, stamped ? blank + 1 : from, to, line);
    }

    private boolean isStamp(long time) {
        return time != Stamp.NONE
                && (!within || time == nanos || isNextRun(time) || (timesDiffer && time >= partNanos));
    }

    private void stamped(long time) {
        partNanos = time;
        if (!within || !timesDiffer || isNextRun(time)) {
            nanos = time;
        }
    }

    private boolean isNextRun(long time) {
        return nanos < runBegan && time >= runBegan;
    }

    private int text(byte[] bytes, int from, int to, Line line) {
        int most = Math.min(to, from + PIECE);
        for (int i = from; i < most; i++) {
            if (bytes[i] == '\n') {
                within = false;
                piece(bytes, from, i, true, line);
                return i + 1;
            }
            if (i > from && beginsAnother(bytes, i, to)) {
                within = false;
                piece(bytes, from, i, false, line);
                return i;
            }
        }
        if (most < from + PIECE) {
            return -1;
        }
        within = true;
        piece(bytes, from, most, false, line);
        return most;
    }

    /** Driver {@code local} leaves out the newline behind the last part of a long line, but not the carriage return. */
    private boolean beginsAnother(byte[] bytes, int at, int to) {
        boolean behindReturn = within && bytes[at - 1] == '\r';
        if ((!behindReturn && nanos >= runBegan) || bytes[at] < '0' || bytes[at] > '9') {
            return false;
        }
        int blank = Framing.behindStamp(bytes, at, to);
        long time = blank < 0 ? Stamp.NONE : candidate.nanos(bytes, at, blank);
        return isNextRun(time) || (behindReturn && time > nanos);
    }

    private void piece(byte[] bytes, int from, int to, boolean ended, Line line) {
        line.readable = true;
        line.stream = Line.STDOUT;
        line.nanos = nanos;
        line.partNanos = partNanos;
        line.bytes = bytes;
        line.from = from;
        line.to = to;
        line.ended = ended;
        line.length = to - from + (ended ? 1 : 0);
        line.escaped = false;
    }

    /** The engine says so when it cannot read on; there is no other sign of it. */
    private static int unstamped(byte[] bytes, int from, int to, Line line) throws IOException {
        int newline = newline(bytes, from, to);
        int end = newline < 0 ? to : newline;
        if (Arrays.equals(bytes, from, Math.min(end, from + TROUBLE.length), TROUBLE, 0, TROUBLE.length)) {
            throw new IOException(new String(bytes, from, end - from, UTF_8).strip());
        }
        line.readable = false;
        return newline >= 0 ? newline + 1 : to - from < PIECE ? -1 : to;
    }

    private static int newline(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    @Override
    public boolean last(byte[] bytes, int from, int to, Line line) {
        int blank = Framing.behindStamp(bytes, from, to);
        long time = blank < 0 ? Stamp.NONE : stamp.nanos(bytes, from, blank);
        boolean stamped = isStamp(time);
        if (from == to || (!stamped && !within)) {
            return false;
        }
        if (stamped) {
            stamped(time);
        }
        within = false;
        piece(bytes, stamped ? blank + 1 : from, to, false, line);
        return true;
    }
}
