package dockerana.plugin.logs;

/**
 * Hands on what comes behind what it handed on before, however often reading begins anew: the engine reads from a time on, and many lines may
 * have one time. A piece is known by its line's nanosecond, the line's place among those that have it, and its own place in the line. Within one reading
 * everything is handed on behind the last that was known or the first that is new, for clocks are set back. Confined to one thread.
 */
final class Behind implements Lines {
    /** The place of the last line that has some time, wherever that is. */
    static final int ALL = Integer.MAX_VALUE;

    private final Lines lines;
    private final Stream[] streams = {new Stream(), new Stream()};
    private long latest = Stamp.NONE;
    private long asked = Stamp.NONE;

    /** The place of one stream's piece. */
    private static final class Stream {
        private long nanos = Stamp.NONE;
        private int ordinal;
        private int part;
        private boolean open;
        private long knownNanos = Stamp.NONE;
        private int knownOrdinal;
        private int knownPart;
        private boolean knownOpen;
        private boolean found;
        private boolean behind = true;

        private void known(long time, int place, int piece) {
            knownNanos = time;
            knownOrdinal = place;
            knownPart = piece;
        }

        private void again() {
            nanos = Stamp.NONE;
            ordinal = 0;
            part = 0;
            open = false;
            found = false;
            behind = knownNanos == Stamp.NONE;
        }

        private void at(Line line) {
            boolean same = line.nanos == nanos;
            if (same && open) {
                part++;
            } else {
                ordinal = same ? ordinal + 1 : 0;
                part = 0;
            }
            nanos = line.nanos;
            open = !line.ended;
            found |= nanos == knownNanos;
        }

        private boolean isLastKnown() {
            return nanos == knownNanos && ordinal == knownOrdinal && (part == knownPart || (knownPart == ALL && !open));
        }

        private boolean isKnown() {
            return nanos != knownNanos
                    ? nanos < knownNanos
                    : ordinal != knownOrdinal ? ordinal < knownOrdinal : part <= knownPart;
        }
    }

    Behind(Lines lines) {
        this.lines = lines;
    }

    /** Everything up to that line of a stream is known. */
    void known(int stream, long nanos, int ordinal) {
        streams[stream].known(nanos, ordinal, ALL);
        streams[stream].knownOpen = false;
        streams[stream].again();
        latest = Math.max(latest, nanos);
    }

    /** The clock was set back to that time: what was written since then is new, though it seems older than what is known. */
    void setBack(long nanos) {
        for (Stream stream : streams) {
            if (stream.knownOrdinal == ALL) { // of a line that is not known it cannot be seen what is behind it
                stream.known(Math.min(stream.knownNanos, nanos - 1), ALL, ALL);
            }
        }
        latest = nanos;
    }

    /** From when on it is to be read again, so that nothing is left out; {@link Stamp#NONE} if nothing is known. */
    long since() {
        long since = latest;
        for (Stream stream : streams) {
            if (stream.knownOpen) {
                since = Math.min(since, stream.knownNanos);
            }
        }
        return since;
    }

    /** Reading begins anew at that time, not behind {@link #since}. */
    void again(long from) {
        asked = from;
        for (Stream stream : streams) {
            stream.again();
        }
    }

    @Override
    public void take(Line line) {
        Stream stream = streams[line.stream];
        stream.at(line);
        if (!stream.behind) {
            if (stream.isKnown()) {
                stream.behind = stream.isLastKnown();
                return;
            }
            stream.behind = true;
            if (!stream.found && stream.knownNanos >= asked && stream.knownOrdinal != ALL) {
                lines.gap(); // the engine does not have any more what was known
            }
        }
        stream.known(stream.nanos, stream.ordinal, stream.part);
        stream.knownOpen = stream.open;
        latest = stream.nanos;
        lines.take(line);
    }

    @Override
    public void nextFile(String identity) {
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
