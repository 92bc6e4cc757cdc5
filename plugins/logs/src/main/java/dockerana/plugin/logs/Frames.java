package dockerana.plugin.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.Arrays;

/**
 * Takes apart what the engine sends of a container without a terminal: each piece of a line is a frame, which begins with its stream and its
 * length. Confined to one thread.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerAttach">Stream format</a>
 */
final class Frames implements Framing {
    private static final int HEADER = 8;
    private static final int LARGEST = 1 << 20;
    private static final int STDERR = 2;
    private static final int TROUBLE = 3;

    private final Stamp stamp = new Stamp();
    private final boolean timesDiffer;
    private final long[] open = new long[Line.STREAMS];

    /** @param timesDiffer whether each part of a line has its own time, as the journal has it; the first one's counts */
    Frames(boolean timesDiffer) {
        this.timesDiffer = timesDiffer;
        begin();
    }

    @Override
    public void begin() {
        Arrays.fill(open, Stamp.NONE);
    }

    @Override
    public int take(byte[] bytes, int from, int to, Line line) throws IOException {
        if (to - from < HEADER) {
            return -1;
        }
        int type = bytes[from];
        int length = ((bytes[from + 4] & 0xff) << 24)
                | ((bytes[from + 5] & 0xff) << 16)
                | ((bytes[from + 6] & 0xff) << 8)
                | (bytes[from + 7] & 0xff);
        if (type < 0 || type > TROUBLE || length < 0 || length > LARGEST) {
            throw new ProtocolException("what Docker sends of it has no frames");
        }
        int begin = from + HEADER;
        int end = begin + length;
        if (end > to) {
            return -1;
        }
        if (type == TROUBLE) {
            throw new IOException(new String(bytes, begin, length, UTF_8).strip());
        }
        piece(bytes, begin, end, line);
        line.stream = type == STDERR ? Line.STDERR : Line.STDOUT;
        if (timesDiffer) {
            goOn(line);
        }
        return end;
    }

    /** Of a line's parts all but the last are as long as can be. */
    private void goOn(Line line) {
        if (open[line.stream] != Stamp.NONE) {
            line.nanos = open[line.stream];
        }
        open[line.stream] = line.ended || line.length < PIECE ? Stamp.NONE : line.nanos;
    }

    private void piece(byte[] bytes, int begin, int end, Line line) {
        int blank = Framing.behindStamp(bytes, begin, end);
        line.nanos = blank < 0 ? Stamp.NONE : stamp.nanos(bytes, begin, blank);
        line.partNanos = line.nanos;
        line.readable = line.nanos != Stamp.NONE;
        line.bytes = bytes;
        line.from = blank + 1;
        line.ended = end > begin && bytes[end - 1] == '\n';
        line.to = line.ended ? end - 1 : end;
        line.length = end - line.from;
        line.escaped = false;
    }

    /** A frame that is not whole will be sent again. */
    @Override
    public boolean last(byte[] bytes, int from, int to, Line line) {
        return false;
    }
}
