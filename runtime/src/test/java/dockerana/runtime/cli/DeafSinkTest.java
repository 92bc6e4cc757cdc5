package dockerana.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Batch;
import dockerana.api.LogRecord;
import dockerana.api.Metric;
import dockerana.api.RecordSink;
import dockerana.api.SampleSink;
import dockerana.api.Series;
import dockerana.api.Sink;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeafSinkTest {
    private static final Metric LEVEL = Metric.gauge("level", "Goes up and down");

    /** Fails whoever has it do something. */
    private static class Samples implements SampleSink {
        @Override
        public void connect() {
            throw new AssertionError("connected");
        }

        @Override
        public void write(Batch batch) {
            throw new AssertionError("written to");
        }

        @Override
        public List<? extends SampleSink> lanes() {
            return List.of(this, this, this);
        }

        @Override
        public int lane(Series series) {
            return 2;
        }
    }

    private static class Events implements RecordSink {
        @Override
        public void connect() {
            throw new AssertionError("connected");
        }

        @Override
        public void write(List<LogRecord> records) {
            throw new AssertionError("written to");
        }

        @Override
        public Set<LogRecord.Kind> kinds() {
            return Set.of(LogRecord.Kind.EVENT);
        }

        @Override
        public boolean durable() {
            return false;
        }
    }

    private static final class Everything extends Events implements SampleSink {
        @Override
        public void write(Batch batch) {
            throw new AssertionError("written to");
        }

        @Override
        public void close() {}
    }

    @Test
    void whatItTakesIsWhatTheOtherTakesAndTheOtherGetsNothing() throws Exception {
        Sink samples = DeafSink.of(new Samples());
        samples.connect();
        assertThat(samples).isInstanceOfSatisfying(SampleSink.class, deaf -> {
            assertThat(deaf.lanes()).hasSize(3);
            assertThat(deaf.lane(LEVEL.of())).isEqualTo(2);
        });
        assertThat(samples).isNotInstanceOf(RecordSink.class);

        Sink events = DeafSink.of(new Events());
        events.connect();
        assertThat(events).isNotInstanceOf(SampleSink.class);
        assertTakesEvents(events);

        Sink everything = DeafSink.of(new Everything());
        everything.connect();
        assertThat(everything).isInstanceOf(SampleSink.class);
        assertTakesEvents(everything);
    }

    private static void assertTakesEvents(Sink sink) throws Exception {
        RecordSink deaf = (RecordSink) sink;
        assertThat(deaf.kinds()).containsExactly(LogRecord.Kind.EVENT);
        assertThat(deaf.durable()).isFalse();
        deaf.write(List.of());
    }
}
