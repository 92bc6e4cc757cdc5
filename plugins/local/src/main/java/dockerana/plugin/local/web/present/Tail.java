package dockerana.plugin.local.web.present;

import dockerana.api.LogRecord;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The latest lines of a log that somebody follows. Guarded by whoever has it. */
final class Tail {
    private static final int MOST_LINES = 1000;
    private static final int MOST_CHARS = 512 << 10;

    private final Deque<Line> lines = new ArrayDeque<>();
    private int chars;
    private long forgotten;
    private int readers;

    private record Line(long number, LogRecord record) {}

    /** @param number of the latest change: what came with it, or before, is not known here */
    Tail(long number) {
        this.forgotten = number;
    }

    void begin() {
        readers++;
    }

    /** Whether nobody is left. */
    boolean end() {
        return --readers == 0;
    }

    void add(long number, LogRecord line) {
        lines.add(new Line(number, line));
        chars += line.text().length();
        while (lines.size() > MOST_LINES || (chars > MOST_CHARS && lines.size() > 1)) {
            Line oldest = lines.removeFirst();
            chars -= oldest.record.text().length();
            forgotten = oldest.number;
        }
    }

    /** What came after that change; empty if some of it is not known any more. */
    Optional<List<LogRecord>> after(long seen) {
        return seen < forgotten
                ? Optional.empty()
                : Optional.of(lines.stream()
                        .filter(line -> line.number > seen)
                        .map(Line::record)
                        .toList());
    }
}
