package dockerana.plugin.logs;

import dockerana.api.LogRecord;
import dockerana.api.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was sent of one log before.
 *
 * @param last the last record of each stream, if there is one
 */
record Sent(List<Optional<LogRecord>> last) {
    /** A long line may have begun that much before the last record, of the other stream. */
    private static final long LOOK_BACK = 10_000_000_000L;

    /** How much the lines of two streams may be out of order. */
    static final long OVERLAP = 2_000_000_000L;

    static Sent of(Key key, Records records) {
        List<Optional<LogRecord>> last = new ArrayList<>();
        for (int stream = 0; stream < Line.STREAMS; stream++) {
            last.add(stream < key.streams() ? records.last(key.of(stream)) : Optional.empty());
        }
        return new Sent(last);
    }

    boolean isNone() {
        return last.stream().allMatch(Optional::isEmpty);
    }

    /** Whether some of it was read by the API, so that its place in a file is not known. */
    boolean byApi() {
        return last.stream()
                .flatMap(Optional::stream)
                .anyMatch(record -> record.origin().file().endsWith(':' + ApiFollower.API));
    }

    /** When the last was written. */
    long nanos() {
        return last.stream()
                .flatMap(Optional::stream)
                .mapToLong(LogRecord::timeNanos)
                .max()
                .orElse(Stamp.NONE);
    }

    /** From when on it is to be read so that nothing is missing. */
    long since() {
        return nanos() - LOOK_BACK;
    }

    void tell(Recorder recorder) {
        for (int stream = 0; stream < Line.STREAMS; stream++) {
            if (last.get(stream).isPresent()) {
                recorder.last(stream, last.get(stream).get());
            }
        }
    }

    /** Of a stream of which nothing was sent, what is older than that was not to be sent. */
    void tell(Behind behind) {
        for (int stream = 0; stream < Line.STREAMS; stream++) {
            if (last.get(stream).isPresent()) {
                LogRecord record = last.get(stream).get();
                behind.known(stream, record.timeNanos(), record.ordinal());
            } else if (!isNone()) {
                behind.known(stream, nanos() - OVERLAP, Behind.ALL);
            }
        }
    }
}
