package dockerana.runtime.cli;

import dockerana.api.Batch;
import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import dockerana.api.SampleSink;
import dockerana.api.Series;
import dockerana.api.Sink;
import java.util.List;
import java.util.Set;

/** Takes what another sink would take, and sends it nowhere. */
final class DeafSink {
    private DeafSink() {}

    /** One in the place of a sink that is never connected. */
    static Sink of(Sink sink) {
        return switch (sink) {
            case SampleSink samples when sink instanceof RecordSink records -> new OfBoth(samples, records);
            case SampleSink samples -> new OfSamples(samples);
            case RecordSink records -> new OfRecords(records);
        };
    }

    private record OfSamples(SampleSink sink) implements SampleSink {
        @Override
        public void connect() {}

        @Override
        public void write(Batch batch) {}

        @Override
        public List<OfSamples> lanes() {
            return sink.lanes().stream().map(OfSamples::new).toList();
        }

        @Override
        public int lane(Series series) {
            return sink.lane(series);
        }
    }

    private record OfRecords(RecordSink sink) implements RecordSink {
        @Override
        public void connect() {}

        @Override
        public void write(List<LogRecord> records) {}

        @Override
        public Set<LogRecord.Kind> kinds() {
            return sink.kinds();
        }

        @Override
        public boolean durable() {
            return sink.durable();
        }
    }

    /** Such a sink has one lane. */
    private record OfBoth(SampleSink samples, RecordSink records) implements SampleSink, RecordSink {
        @Override
        public void connect() {}

        @Override
        public void write(Batch batch) {}

        @Override
        public void write(List<LogRecord> records) {}

        @Override
        public Set<LogRecord.Kind> kinds() {
            return records.kinds();
        }

        @Override
        public boolean durable() {
            return records.durable();
        }

        @Override
        public void close() {}
    }
}
