package dockerana.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Batch;
import dockerana.api.Component.Role;
import dockerana.api.Health;
import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.api.Source;
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
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
final class SourceLoopTest {
    private static final Duration INTERVAL = Duration.ofMillis(20);
    private static final Series LEVEL =
            Metric.gauge("things.{thing}.level", "Goes up and down").of("web");

    private final Vitals vitals = new Vitals(Role.SOURCE, "things", "things");
    private final BlockingQueue<Batch> batches = new LinkedBlockingQueue<>();
    private final AtomicInteger built = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private SourceLoop loop = loop(INTERVAL, samples -> {});

    /** What a source does when it is asked. */
    interface Collect {
        void collect(Samples samples) throws IOException, InterruptedException;
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void aSourceIsReadAtOnceAndThenOnEveryBoundary() throws InterruptedException {
        loop = loop(INTERVAL, samples -> samples.add(LEVEL, 1));
        long started = System.currentTimeMillis();
        loop.start();
        Batch first = batches.take();
        assertThat(first.slotMillis()).isBetween(started - INTERVAL.toMillis(), System.currentTimeMillis());
        for (long before = first.slotMillis(), i = 0; i < 3; i++) {
            long slot = batches.take().slotMillis();
            assertThat(slot % INTERVAL.toMillis()).isZero();
            assertThat(slot).isGreaterThan(before);
            before = slot;
        }
        assertThat(loop.seriesCount()).isOne();
        assertThat(loop.busy()).isEqualTo(Duration.ZERO);
    }

    @Test
    void aFarEndThatFailsSendsNoBatchAndEndsNothing() throws InterruptedException {
        loop = loop(INTERVAL, samples -> {
            samples.add(LEVEL, calls.get());
            if (calls.incrementAndGet() < 3) {
                throw new IOException("not there");
            }
        });
        loop.start();
        assertThat(batches.take().value(0)).isEqualTo(2);
        assertThat(built).hasValue(1);
        assertThat(vitals.errors.sum()).isEqualTo(2);
    }

    static List<Throwable> bugs() {
        return List.of(
                new IllegalStateException("a bug"),
                new OutOfMemoryError("not really"),
                new StackOverflowError(),
                new NoClassDefFoundError("com/example/Missing"),
                new InterruptedException("of the source's own making"));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void aSourceWithABugIsClosedAndBuiltAnew(Throwable bug) throws InterruptedException {
        loop = loop(INTERVAL, samples -> {
            if (calls.incrementAndGet() == 1) {
                sneak(bug);
            }
            samples.add(LEVEL, 7);
        });
        loop.start();
        assertThat(batches.take().value(0)).isEqualTo(7);
        batches.take(); // by now the first success has been told
        assertThat(built).hasValue(2);
        assertThat(closed).hasValue(1);
        assertThat(vitals.trouble().current()).isEmpty();
        assertThat(vitals.part(0, 0).lastError()).isPresent();
    }

    @Test
    void aSourceThatInterruptsItsOwnThreadGoesOn() throws InterruptedException {
        loop = loop(INTERVAL, samples -> Thread.currentThread().interrupt());
        loop.start();
        for (int i = 0; i < 5; i++) {
            batches.take();
        }
        assertThat(built).hasValue(1);
    }

    @Test
    void aSourceThatAddsNothingAtAllIsItsOwnCulprit() throws InterruptedException {
        loop = loop(INTERVAL, samples -> {
            if (calls.incrementAndGet() == 1) {
                addNull(samples);
            }
            samples.add(LEVEL, 7);
        });
        loop.start();
        assertThat(batches.take().size()).isOne();
        assertThat(built).hasValue(2);
    }

    @Test
    void aSourceThatBlocksIsSeenToAndInterruptedAtTheEnd() throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(1);
        loop = loop(INTERVAL, samples -> {
            blocked.countDown();
            new CountDownLatch(1).await();
        });
        loop.start();
        blocked.await();
        assertThat(loop.busy()).isPositive();
        loop.close();
        assertThat(loop.ended(in(10))).isTrue();
        assertThat(closed).hasValue(1);
        assertThat(vitals.errors.sum()).isZero();
    }

    @Test
    void aSourceThatCannotBeInterruptedDoesNotHoldTheEndUp() throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        loop = loop(INTERVAL, samples -> {
            blocked.countDown();
            while (release.getCount() > 0) {
                Thread.onSpinWait();
            }
        });
        loop.start();
        blocked.await();
        loop.close();
        assertThat(loop.ended(System.nanoTime() + 1_000_000)).isFalse();
        release.countDown();
        assertThat(loop.ended(in(10))).isTrue();
    }

    @Test
    void aSourceIsClosedByAThreadThatIsNotInterrupted() throws InterruptedException {
        BlockingQueue<Boolean> interrupted = new LinkedBlockingQueue<>();
        loop = loop(Duration.ofMinutes(1), () -> new Source() {
            @Override
            public void collect(Samples samples) {}

            @Override
            public void close() {
                interrupted.add(Thread.currentThread().isInterrupted());
            }
        });
        loop.start();
        batches.take();
        loop.close();
        assertThat(interrupted.poll(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void aLoopThatWasNeverStartedHasEnded() throws InterruptedException {
        assertThat(loop.ended(in(10))).isTrue();
    }

    private SourceLoop loop(Duration interval, Collect collect) {
        return loop(interval, () -> {
            built.incrementAndGet();
            return new Source() {
                @Override
                public void collect(Samples samples) throws IOException, InterruptedException {
                    collect.collect(samples);
                }

                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };
        });
    }

    private SourceLoop loop(Duration interval, Callable<Source> build) {
        ComponentAgent agent = new ComponentAgent(
                vitals,
                () -> new Names("host", ""),
                InstantSource.system(),
                ClassLoader.getSystemClassLoader(),
                () -> new Health(Instant.EPOCH, List.of(), List.of()),
                Path.of("data"));
        return new SourceLoop(
                agent,
                build,
                ClassLoader.getSystemClassLoader(),
                Prerequisites.NONE,
                interval,
                new PatternOwners().builtIn("things"),
                batches::add,
                Optional.empty());
    }

    private static long in(int seconds) {
        return System.nanoTime() + seconds * 1_000_000_000L;
    }

    @SuppressWarnings("NullAway") // what a plugin without null checks may do
    private static void addNull(Samples samples) {
        samples.add(null, 1);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // throws anything, as other languages do
    private static <T extends Throwable> void sneak(Throwable any) throws T {
        throw (T) any;
    }
}
