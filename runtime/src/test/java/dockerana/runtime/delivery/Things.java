package dockerana.runtime.delivery;

import dockerana.api.Batch;
import dockerana.api.LogRecord;
import dockerana.api.LogRecord.Kind;
import dockerana.api.LogRecord.Origin;
import dockerana.api.Metric;
import dockerana.api.Series;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Small batches and records to deliver. */
final class Things {
    static final Metric LEVEL = Metric.gauge("things.{thing}.level", "Goes up and down");
    static final Origin LOG = origin(Kind.LOG, "log");
    static final Origin EVENTS = origin(Kind.EVENT, "events");

    private Things() {}

    static Origin origin(Kind kind, String key) {
        return new Origin(kind, key, "file", Map.of());
    }

    /** A batch of one sample, told apart by its slot. */
    static Batch batch(long slot) {
        return batch(slot, LEVEL.of("web"));
    }

    static Batch batch(long slot, Series... series) {
        double[] values = IntStream.range(0, series.length).asDoubleStream().toArray();
        return new Batch("things", slot, 1, series, values, new double[series.length]);
    }

    static LogRecord record(Origin origin, long number) {
        return new LogRecord(origin, number, 0, number * 10, "record " + number);
    }

    /** Records of consecutive numbers. */
    static List<LogRecord> records(Origin origin, long... numbers) {
        return Arrays.stream(numbers).mapToObj(number -> record(origin, number)).toList();
    }

    static Chunk chunk(List<LogRecord> records, Runnable settled) {
        return new Chunk(records, false, Chunk.bytes(records), 1, settled);
    }
}
