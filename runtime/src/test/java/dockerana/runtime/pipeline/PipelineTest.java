package dockerana.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Batch;
import dockerana.api.Component.Role;
import dockerana.api.Health;
import dockerana.api.Metric;
import dockerana.api.SampleSink;
import dockerana.api.Samples;
import dockerana.api.Service;
import dockerana.api.Source;
import dockerana.api.Status;
import dockerana.runtime.component.ComponentAgent;
import dockerana.runtime.component.Names;
import dockerana.runtime.component.Vitals;
import dockerana.runtime.delivery.Delivery;
import dockerana.runtime.delivery.Outlet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything together: a source, a sink that fails at first, two services, and what the agent says of all that. */
@Timeout(60)
final class PipelineTest {
    private static final ClassLoader PLUGIN = ClassLoader.getSystemClassLoader();
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private final BlockingQueue<String> closed = new LinkedBlockingQueue<>();
    private final BlockingQueue<Batch> ofTheAgent = new LinkedBlockingQueue<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private final CountDownLatch sinkOpen = new CountDownLatch(1);
    private final PatternOwners owners = new PatternOwners();

    @TempDir
    Path state;

    private static ComponentAgent agent(Role role, String id) {
        return new ComponentAgent(
                new Vitals(role, id, id),
                () -> new Names("host", ""),
                InstantSource.system(),
                PLUGIN,
                () -> new Health(Instant.EPOCH, List.of(), List.of()),
                Path.of("data"));
    }

    private Source two() {
        return new Source() {
            @Override
            public void collect(Samples samples) {
                samples.add(Metric.gauge("things.one", "One").of(), 1);
                samples.add(Metric.gauge("things.two", "Two").of(), 2);
                samples.add(Metric.gauge("things.two", "Two").of(), 3);
            }

            @Override
            public void close() {
                closed.add("source");
            }
        };
    }

    private SampleSink flaky() {
        return new SampleSink() {
            @Override
            public void connect() throws IOException {
                if (attempts.incrementAndGet() == 1) {
                    throw new IOException("far.example.com:2004 refused the connection");
                }
            }

            @Override
            public void write(Batch batch) throws InterruptedException {
                sinkOpen.await();
            }

            @Override
            public void close() {
                closed.add("sink");
            }
        };
    }

    private Service named(String id) {
        return new Service() {
            @Override
            public void connect() {}

            @Override
            public void run() throws InterruptedException {
                Thread.currentThread().join();
            }

            @Override
            public void close() {
                closed.add("service " + id);
            }
        };
    }

    private ServiceLoop service(String id) {
        Service service = named(id);
        return new ServiceLoop(agent(Role.SERVICE, id), () -> service, PLUGIN);
    }

    private Pipeline pipeline() throws Exception {
        Delivery delivery = new Delivery(List.of(new Outlet(agent(Role.SINK, "away"), this::flaky, id -> true)), state);
        Pipeline pipeline = new Pipeline(
                delivery, List.of(service("first"), service("second")), Instant.now(), List.of("a problem"), 1);
        pipeline.add(new SourceLoop(
                agent(Role.SOURCE, "things"),
                this::two,
                PLUGIN,
                Prerequisites.NONE,
                INTERVAL,
                owners.builtIn("things"),
                delivery::put,
                Optional.empty()));
        pipeline.add(new SourceLoop(
                agent(Role.SOURCE, Self.ID),
                pipeline::self,
                PLUGIN,
                Prerequisites.NONE,
                INTERVAL,
                owners.builtIn(Self.ID),
                ofTheAgent::add,
                Optional.empty()));
        pipeline.start();
        return pipeline;
    }

    private Map<String, Double> next() throws InterruptedException {
        Batch batch = ofTheAgent.take();
        Map<String, Double> values = new HashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            values.put(batch.series(i).path(), batch.value(i));
        }
        return values;
    }

    private double awaited(String path, double atLeast) throws InterruptedException {
        while (true) {
            double value = next().getOrDefault(path, Double.NaN);
            if (value >= atLeast) {
                return value;
            }
        }
    }

    @Test
    void theAgentCountsWhatEachComponentDoesAndSuffers() throws Exception {
        Pipeline pipeline = pipeline();
        try {
            assertThat(awaited("agent.sources.things.samples", 4) % 2).isZero();
            assertThat(awaited("agent.sources.things.dropped.clash", 2)).isGreaterThanOrEqualTo(2);
            assertThat(awaited("agent.sinks.away.retries", 1)).isOne();
            assertThat(awaited("agent.sinks.away.queued", 6)).isGreaterThanOrEqualTo(6);
            assertThat(awaited("agent.sinks.away.lag_seconds", 0.2)).isGreaterThanOrEqualTo(0.2);
            sinkOpen.countDown();
            assertThat(awaited("agent.sinks.away.sent", 6) % 2).isZero();
            Map<String, Double> all = next();
            assertThat(all)
                    .containsEntry("agent.plugins.failed", 1.0)
                    .containsEntry("agent.services.first.errors", 0.0)
                    .containsEntry("agent.sources.things.errors", 0.0)
                    .doesNotContainKey("agent.sources.things.records");
            assertThat(all.getOrDefault("agent.series", 0.0)).isGreaterThan(15);
            assertThat(all.getOrDefault("agent.rss_bytes", 0.0)).isGreaterThan(10e6);
            assertThat(all.getOrDefault("agent.heap_bytes", 0.0)).isPositive();
            assertThat(all.getOrDefault("agent.threads", 0.0)).isGreaterThan(5);
            assertThat(all.getOrDefault("agent.cpu_seconds", 0.0)).isPositive();
        } finally {
            pipeline.close(Duration.ofSeconds(5));
        }
    }

    @Test
    void healthNamesWhatIsWrongAndMendsItself() throws Exception {
        Pipeline pipeline = pipeline();
        try {
            awaited("agent.sinks.away.retries", 1);
            Health health = pipeline.health();
            assertThat(health.level()).isNotEqualTo(Status.Level.OK);
            assertThat(health.problems()).containsExactly("a problem");
            assertThat(health.parts())
                    .filteredOn(part -> part.id().equals("away"))
                    .singleElement()
                    .satisfies(part -> assertThat(part.lastError())
                            .hasValueSatisfying(error -> assertThat(error).contains("refused the connection")));
            sinkOpen.countDown();
            awaited("agent.sinks.away.sent", 2);
            assertThat(pipeline.health().parts())
                    .filteredOn(part -> part.id().equals("away"))
                    .singleElement()
                    .satisfies(part -> assertThat(part.status().level()).isEqualTo(Status.Level.OK));
        } finally {
            pipeline.close(Duration.ofSeconds(5));
        }
    }

    @Test
    void itClosesSourcesThenSinksThenServicesInReverse() throws Exception {
        Pipeline pipeline = pipeline();
        awaited("agent.sources.things.samples", 2);
        sinkOpen.countDown();
        awaited("agent.sinks.away.sent", 2);
        assertThat(pipeline.close(Duration.ofSeconds(5))).isZero();
        assertThat(closed).containsExactly("source", "sink", "service second", "service first");
    }
}
