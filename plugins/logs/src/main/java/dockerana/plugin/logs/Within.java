package dockerana.plugin.logs;

import java.io.IOException;

/** Finds places within one file of a log without reading all of it. Confined to one thread. */
final class Within {
    /** Enough to find a newline in, mostly. */
    private static final int STEP = 8 * 1024;

    private final Format format;
    private final Line line = new Line();
    private final byte[] bytes;

    /** @param scratch to search in, longer than most lines */
    Within(Format format, Block scratch) {
        this.format = format;
        this.bytes = scratch.bytes;
    }

    /** Behind the last newline before a position, or there; the start if there is none. */
    long aligned(LogFile file, long position) throws IOException {
        for (long end = position; end > 0; end -= STEP) {
            long from = Math.max(0, end - STEP);
            for (int i = read(file, from, (int) (end - from)); i > 0; i--) {
                if (bytes[i - 1] == '\n') {
                    return from + i;
                }
            }
        }
        return 0;
    }

    /** What the last line says of its time that ends before a position and says anything; {@link Stamp#NONE} if none does nearby. */
    long timeBefore(LogFile file, long position) throws IOException {
        long from = Math.max(0, position - bytes.length);
        int size = read(file, from, (int) (position - from));
        long time = Stamp.NONE;
        int at = from == 0 ? 0 : behindNewline(0, size);
        for (int next; at >= 0 && (next = format.take(bytes, at, size, line)) >= 0; at = next) {
            time = line.nanos == Stamp.NONE ? time : line.nanos;
        }
        return time;
    }

    /** Whether the first whole line behind a position was written before that time. */
    boolean isBefore(LogFile file, long position, long nanos) throws IOException {
        return next(file, position, position > 0) >= 0 && line.nanos < nanos;
    }

    /** Takes the first line that begins at a position, or behind it; where it begins, or -1 if there is none. */
    private long next(LogFile file, long position, boolean within) throws IOException {
        int size = read(file, position, bytes.length);
        int at = within ? behindNewline(0, size) : 0;
        for (int next; at >= 0 && (next = format.take(bytes, at, size, line)) >= 0; at = next) {
            if (line.readable) {
                return position + at;
            }
        }
        return -1;
    }

    private int behindNewline(int from, int size) {
        for (int i = from; i < size; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    /** Lines are in order but for milliseconds between two streams. */
    long bisect(LogFile file, long size, long nanos) throws IOException {
        long low = 0;
        long high = size;
        while (high - low > bytes.length) {
            long middle = low + (high - low) / 2;
            if (isBefore(file, middle, nanos)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return walkFrom(file, low, low > 0, nanos);
    }

    /** What is compressed can only be read from its start. */
    long walk(LogFile file, long nanos) throws IOException {
        return walkFrom(file, 0, false, nanos);
    }

    private long walkFrom(LogFile file, long from, boolean within, long nanos) throws IOException {
        long position = from;
        boolean inside = within;
        while (true) {
            int size = read(file, position, bytes.length);
            int at = inside ? behindNewline(0, size) : 0;
            if (at < 0) {
                return position;
            }
            inside = false;
            int begin = at;
            for (int next; (next = format.take(bytes, at, size, line)) >= 0; at = next) {
                if (line.readable && line.nanos >= nanos) {
                    return position + at;
                }
            }
            if (size < bytes.length || at == begin) {
                return position + at;
            }
            position += at;
        }
    }

    private int read(LogFile file, long from, int size) throws IOException {
        return file.read(bytes, size, from);
    }
}
