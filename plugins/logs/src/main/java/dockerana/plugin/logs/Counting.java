package dockerana.plugin.logs;

import java.util.function.Supplier;

/** Counts lines: parts of a line are one, and their text does not matter. Confined to one thread. */
final class Counting implements Lines {
    private final long longest;
    private final Supplier<Tally> tally;
    private final Runnable damaged;
    private final Runnable gap;
    private final Open[] open = {new Open(), new Open()};

    /** Of a stream, the line that has not ended yet, and what was counted since the last time that it was told. */
    private static final class Open {
        private boolean begun;
        private long nanos;
        private long length;
        private long lines;
        private long bytes;
        private long truncated;
    }

    /**
     * @param longest bytes of a line that is not cut
     * @param damaged is told of each entry that could not be understood
     * @param gap is told when lines are gone
     */
    Counting(long longest, Supplier<Tally> tally, Runnable damaged, Runnable gap) {
        this.longest = longest;
        this.tally = tally;
        this.damaged = damaged;
        this.gap = gap;
    }

    @Override
    public void take(Line line) {
        Open stream = open[line.stream];
        stream.bytes += line.length;
        if (stream.begun && stream.nanos != line.nanos) {
            end(stream);
        }
        if (!stream.begun && line.ended) { // nearly all are
            stream.lines++;
            if (line.length > longest + 1) {
                stream.truncated++;
            }
            return;
        }
        stream.begun = true;
        stream.nanos = line.nanos;
        stream.length += line.length;
        if (line.ended) {
            stream.length--;
            end(stream);
        }
    }

    private void end(Open stream) {
        stream.lines++;
        if (stream.length > longest) {
            stream.truncated++;
        }
        stream.begun = false;
        stream.length = 0;
    }

    /** No more will follow: a line that no newline ended is one too. */
    void finish() {
        for (Open stream : open) {
            if (stream.begun) {
                end(stream);
            }
        }
        tell();
    }

    /** Adds what was counted to the tally. */
    void tell() {
        for (int i = 0; i < open.length; i++) {
            Open stream = open[i];
            if (stream.lines + stream.bytes > 0) {
                tally.get().count(i, stream.lines, stream.bytes, stream.truncated);
                stream.lines = 0;
                stream.bytes = 0;
                stream.truncated = 0;
            }
        }
    }

    @Override
    public void gap() {
        for (Open stream : open) { // its end is gone
            if (stream.begun) {
                end(stream);
            }
        }
        gap.run();
    }

    @Override
    public void damaged() {
        damaged.run();
    }
}
