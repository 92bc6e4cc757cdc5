package dockerana.plugin.logs;

import java.time.InstantSource;

/**
 * Gives a time to lines that do not tell when they were written: that of the line before, such as the first of several that belong together, or
 * else the present. Confined to one thread.
 */
final class Timed implements Lines {
    /** As many may belong to one line. */
    private static final int MOST = 200;

    private final Lines lines;
    private final InstantSource clock;
    private long latest;
    private int since;
    private boolean within;

    /** @param latest what the line before the first one tells; {@link Stamp#NONE} if it does not */
    Timed(Lines lines, InstantSource clock, long latest) {
        this.lines = lines;
        this.clock = clock;
        this.latest = latest;
    }

    @Override
    public void take(Line line) {
        if (within) {
            line.nanos = latest;
        } else if (line.nanos != Stamp.NONE) {
            since = 0;
        } else {
            line.nanos = latest != Stamp.NONE && since < MOST ? latest : Stamp.of(clock.instant());
            since = latest == Stamp.NONE ? MOST : Math.min(MOST, since + 1);
        }
        latest = line.nanos;
        line.partNanos = line.nanos;
        within = !line.ended;
        lines.take(line);
    }

    @Override
    public void nextFile(String identity) {
        within = false; // what no newline ended is a line all the same
        lines.nextFile(identity);
    }

    @Override
    public void gap() {
        lines.gap();
    }

    @Override
    public void damaged() {
        lines.damaged();
    }
}
