package dockerana.plugin.logs;

import dockerana.api.LogRecord;
import dockerana.api.LogRecord.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes records of the lines of one log, and of gaps between them. Confined to one thread. */
final class Recorder implements Lines {
    private static final String GAP = "dockerana.gap";

    private final Key key;
    private final RateLimit limit;
    private final Consumer<String> dropped;
    private final Supplier<Tally> tally;
    private final Stream[] streams = new Stream[Line.STREAMS];
    private Map<String, Object> attributes = Map.of();
    private Marks marks = new Marks(List.of());
    private String run = "";
    private String file = "";

    /** How many were begun after the first. */
    private int files = -1;

    private List<LogRecord> made = new ArrayList<>();
    private long lastNanos = Stamp.NONE;
    private Optional<Gap> gap = Optional.empty();

    /** Lines that are gone. */
    private record Gap(long sinceNanos, String reason) {}

    /**
     * What is too much.
     *
     * @param longest bytes of a line that is not cut
     * @param memory what long lines under way may take
     * @param rate lines of one second
     */
    record Limits(int longest, Memory memory, RateLimit rate) {}

    /** What is known of one stream. */
    private final class Stream {
        private final int number;
        private final Joiner joiner;
        private Origin origin;
        private int sentFile = -1;
        private long sentPosition;
        private long nanos = Stamp.NONE;
        private int ordinal;

        /** Of the line that is under way: that of its last part, and whether what ends there was sent before. */
        private Origin ends;

        private boolean sent;

        Stream(int number, Text text) {
            this.number = number;
            this.joiner = new Joiner(text, this::record);
            this.origin = origin();
            this.ends = origin;
        }

        private Origin origin() {
            Map<String, Object> all = new HashMap<>(attributes);
            if (!key.isOfHost()) {
                all.put("stream", Line.name(number));
            }
            return new Origin(LogRecord.Kind.LOG, key.of(number), run + ':' + file, all);
        }

        private void take(Line line) {
            if (joiner.isAnother(line)) {
                joiner.end();
            }
            ends = origin;
            sent = files < sentFile || (files == sentFile && line.position <= sentPosition);
            joiner.add(line);
        }

        private void record() {
            Text text = joiner.text();
            if (sent) {
                text.clear();
                return;
            }
            if (gap.isPresent()) {
                tellGap(gap.get(), joiner.nanos());
            }
            lastNanos = joiner.nanos();
            if (text.isCutShort()) {
                tally.get().count(number, 0, 0, 1);
            }
            ordinal = key.ordinal(joiner.nanos() == nanos ? ordinal + 1 : 0, ends.file(), joiner.position());
            nanos = joiner.nanos();
            if (limit.allows(nanos)) {
                String line = text.take();
                made.add(new LogRecord(ends, nanos, ordinal, joiner.position(), line, marks.in(number, line)));
            } else {
                text.clear();
                dropped.accept("rate-limit");
            }
        }
    }

    /**
     * @param key what the records of the log are known by
     * @param limits what is too much
     * @param dropped is told why a line is left out
     * @param tally where gaps are counted, and lines for which there was no memory
     */
    Recorder(Key key, Limits limits, Consumer<String> dropped, Supplier<Tally> tally) {
        this.key = key;
        this.limit = limits.rate();
        this.dropped = dropped;
        this.tally = tally;
        for (int i = 0; i < streams.length; i++) {
            streams[i] = new Stream(i, new Text(limits.longest(), limits.memory()));
        }
    }

    /**
     * What the records tell from now on besides their text.
     *
     * @param startedAt when the container's run began
     */
    void describe(Map<String, Object> known, String startedAt) {
        attributes = known;
        run = startedAt;
        newOrigins();
    }

    /** What the records tell from now on of patterns. */
    void mark(Marks patterns) {
        marks = patterns;
    }

    private void newOrigins() {
        for (Stream stream : streams) {
            stream.origin = stream.origin();
        }
    }

    /** This was the last record of a stream, so the next may have its nanosecond too. */
    void last(int stream, LogRecord record) {
        streams[stream].nanos = record.timeNanos();
        streams[stream].ordinal = record.ordinal();
        lastNanos = Math.max(lastNanos, record.timeNanos());
    }

    /**
     * What of a stream ends up to this place was sent, although reading begins before it. Files are counted, because one that is compressed
     * becomes another.
     *
     * @param file how many files after the first that is read; negative if the place is before it
     */
    void sentTo(int stream, int file, long position) {
        streams[stream].sentFile = file;
        streams[stream].sentPosition = position;
    }

    @Override
    public void take(Line line) {
        streams[line.stream].take(line);
    }

    @Override
    public void nextFile(String identity) {
        files++;
        file = identity;
        newOrigins();
    }

    @Override
    public void gap() {
        gap("its file was removed or emptied before it was read");
    }

    /** Lines are gone that come before the next. */
    void gap(String reason) {
        finish();
        if (gap.isEmpty()) {
            tally.get().gap();
            gap = Optional.of(new Gap(lastNanos, reason));
            for (Stream stream : streams) {
                stream.sentFile = -1; // files are no longer counted from where reading began
            }
        }
    }

    /** Identified by the first line that is there again, so that it is told once however often it is noticed. */
    private void tellGap(Gap lost, long untilNanos) {
        gap = Optional.empty();
        String start = lost.sinceNanos == Stamp.NONE
                ? ""
                : Stamp.instant(lost.sinceNanos).toString();
        String end = Stamp.instant(untilNanos).toString();
        Origin origin = new Origin(LogRecord.Kind.LOG, key.ofGaps(), run + ':' + file, attributes);
        made.add(new LogRecord(
                origin,
                untilNanos,
                0,
                0,
                "Lines may be missing between %s and %s: %s".formatted(start, end, lost.reason),
                Map.of(GAP, Map.of("start", start, "end", end, "reason", lost.reason))));
    }

    /** No more will follow: a line that no newline ended is one too. */
    void finish() {
        for (Stream stream : streams) {
            stream.joiner.end();
        }
    }

    /** What was made since the last time. */
    List<LogRecord> made() {
        if (made.isEmpty()) {
            return List.of();
        }
        List<LogRecord> list = made;
        made = new ArrayList<>(list.size() + 16);
        return list;
    }
}
