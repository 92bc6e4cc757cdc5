package dockerana.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Batch;
import dockerana.api.Component.Role;
import dockerana.api.Health;
import dockerana.api.Metric;
import dockerana.api.Service;
import dockerana.runtime.component.ComponentAgent;
import dockerana.runtime.component.Names;
import dockerana.runtime.component.Vitals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A source and the service it asks for, at the start. */
@Timeout(30)
final class PrerequisitesTest {
    private static final ClassLoader PLUGIN = ClassLoader.getSystemClassLoader();
    private static final Duration LONG = Duration.ofMinutes(1);

    private final CountDownLatch reached = new CountDownLatch(1);
    private final BlockingQueue<String> connecting = new LinkedBlockingQueue<>();
    private final BlockingQueue<Batch> batches = new LinkedBlockingQueue<>();
    private volatile int containers;

    private static ComponentAgent agent(Role role, String id) {
        return new ComponentAgent(
                new Vitals(role, id, id),
                () -> new Names("host", ""),
                InstantSource.system(),
                PLUGIN,
                () -> new Health(Instant.EPOCH, List.of(), List.of()),
                Path.of("data"));
    }

    /** A service that knows something once it was reached. */
    private final ServiceLoop service = new ServiceLoop(
            agent(Role.SERVICE, "engine"),
            () -> new Service() {
                @Override
                public void connect() throws IOException, InterruptedException {
                    connecting.add("connects");
                    reached.await();
                    if (containers == 0) {
                        throw new IOException("nothing there");
                    }
                }

                @Override
                public void run() throws InterruptedException {
                    Thread.currentThread().join();
                }
            },
            PLUGIN);

    private SourceLoop source(Duration patience) {
        return new SourceLoop(
                agent(Role.SOURCE, "things"),
                () -> samples -> samples.add(Metric.gauge("things.seen", "Seen").of(), containers),
                PLUGIN,
                new Prerequisites(List.of(service), patience),
                LONG,
                new PatternOwners().builtIn("things"),
                batches::add,
                Optional.empty());
    }

    private double firstReading(SourceLoop source) throws InterruptedException {
        Batch first = batches.take();
        source.close();
        assertThat(source.ended(System.nanoTime() + LONG.toNanos())).isTrue();
        return first.value(0);
    }

    @AfterEach
    void close() throws InterruptedException {
        reached.countDown();
        service.close(System.nanoTime() + LONG.toNanos());
    }

    @Test
    void theFirstReadingFindsWhatItsServiceKnows() throws Exception {
        SourceLoop source = source(LONG);
        source.start();
        service.start();
        connecting.take();
        assertThat(batches.poll(200, TimeUnit.MILLISECONDS)).isNull();
        containers = 3;
        reached.countDown();
        assertThat(firstReading(source)).isEqualTo(3);
    }

    @Test
    void aServiceThatCannotBeReachedIsTriedOnceAndDoneWithout() throws Exception {
        SourceLoop source = source(LONG);
        service.start();
        source.start();
        reached.countDown();
        assertThat(firstReading(source)).isZero();
    }

    @Test
    void aServiceThatHangsIsNotWaitedForLong() throws Exception {
        SourceLoop source = source(Duration.ofMillis(50));
        service.start();
        source.start();
        assertThat(firstReading(source)).isZero();
    }

    @Test
    void aSourceThatWaitsCanBeClosed() throws Exception {
        SourceLoop source = source(LONG);
        service.start();
        source.start();
        connecting.take();
        source.close();
        assertThat(source.ended(System.nanoTime() + LONG.toNanos())).isTrue();
        assertThat(batches).isEmpty();
    }
}
