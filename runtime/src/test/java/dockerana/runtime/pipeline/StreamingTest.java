package dockerana.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Component.Role;
import dockerana.api.Health;
import dockerana.api.LogRecord;
import dockerana.api.Metric;
import dockerana.api.Records;
import dockerana.api.Samples;
import dockerana.api.Status;
import dockerana.api.StreamingSource;
import dockerana.runtime.component.ComponentAgent;
import dockerana.runtime.component.Names;
import dockerana.runtime.component.Vitals;
import dockerana.runtime.delivery.Delivery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A source that reads records beside its samples: one instance, two threads. */
@Timeout(30)
final class StreamingTest {
    private static final ClassLoader PLUGIN = ClassLoader.getSystemClassLoader();
    private static final LogRecord.Origin ORIGIN =
            new LogRecord.Origin(LogRecord.Kind.LOG, "web/stdout", "1:2:3", Map.of());

    private final Vitals vitals = new Vitals(Role.SOURCE, "lines", "lines");
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final AtomicInteger built = new AtomicInteger();

    @TempDir
    Path state;

    private Delivery delivery = new Delivery(List.of(), Path.of("unused"));
    private Optional<SourceLoop> loop = Optional.empty();

    @BeforeEach
    void deliver() {
        delivery = new Delivery(List.of(), state);
        delivery.start();
    }

    @AfterEach
    void close() throws InterruptedException {
        loop.ifPresent(SourceLoop::close);
        delivery.close(Duration.ofSeconds(1));
    }

    /** What {@code run} does in the instance with this number. */
    interface Reading {
        void read(int instance, Records records) throws IOException, InterruptedException;
    }

    private final class Lines implements StreamingSource {
        private final int instance = built.incrementAndGet();
        private final Reading reading;

        Lines(Reading reading) {
            this.reading = reading;
            events.add("built " + instance);
        }

        @Override
        public void collect(Samples samples) {
            samples.add(Metric.gauge("lines.things", "Things").of(), 1);
        }

        @Override
        public void run(Records records) throws IOException, InterruptedException {
            events.add("runs " + instance);
            try {
                reading.read(instance, records);
            } catch (InterruptedException e) {
                events.add("interrupted " + instance);
                throw e;
            }
        }

        @Override
        public void close() {
            events.add("closed " + instance);
        }
    }

    private void start(Reading reading) throws IOException {
        ComponentAgent agent = new ComponentAgent(
                vitals,
                () -> new Names("host", ""),
                InstantSource.system(),
                PLUGIN,
                () -> new Health(Instant.EPOCH, List.of(), List.of()),
                Path.of("data"));
        loop = Optional.of(new SourceLoop(
                agent,
                () -> new Lines(reading),
                PLUGIN,
                Prerequisites.NONE,
                Duration.ofMinutes(1),
                new PatternOwners().builtIn("lines"),
                batch -> {},
                Optional.of(delivery.handover(vitals))));
        loop.get().start();
    }

    private static void forEver() throws InterruptedException {
        Thread.currentThread().join();
    }

    @Test
    void recordsAreReadUntilTheSourceIsClosed() throws Exception {
        start((instance, records) -> {
            records.emit(List.of(new LogRecord(ORIGIN, 1, 0, 10, "a line")));
            events.add("last at " + records.last("web/stdout").orElseThrow().position());
            forEver();
        });
        assertThat(events.take()).isEqualTo("built 1");
        assertThat(events.take()).isEqualTo("runs 1");
        assertThat(events.take()).isEqualTo("last at 10");
        loop.orElseThrow().close();
        assertThat(events.take()).isEqualTo("interrupted 1");
        assertThat(events.take()).isEqualTo("closed 1");
        assertThat(vitals.records.sum()).isOne();
    }

    @Test
    void aFarEndThatFailsIsReadAgainWithTheSameInstance() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        start((instance, records) -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IOException("the stream was cut");
            }
            forEver();
        });
        assertThat(events.take()).isEqualTo("built 1");
        assertThat(events.take()).isEqualTo("runs 1");
        assertThat(events.take()).isEqualTo("runs 1");
        assertThat(vitals.errors.sum()).isOne();
        Status status = vitals.part(0, 0).status();
        assertThat(status.level()).isEqualTo(Status.Level.DEGRADED);
        assertThat(status.message()).isEqualTo("the stream was cut");
    }

    @Test
    void aBugInReadingClosesTheInstanceAndBuildsAnother() throws Exception {
        start((instance, records) -> {
            if (instance == 1) {
                throw new OutOfMemoryError("too many lines");
            }
            forEver();
        });
        assertThat(events.take()).isEqualTo("built 1");
        assertThat(events.take()).isEqualTo("runs 1");
        assertThat(events.take()).isEqualTo("closed 1");
        assertThat(vitals.trouble().isBug()).isTrue();
        assertThat(vitals.part(0, 0).lastError()).hasValue("OutOfMemoryError: too many lines");
        assertThat(events.take()).isEqualTo("built 2"); // long before the next reading
        assertThat(events.take()).isEqualTo("runs 2");
    }
}
