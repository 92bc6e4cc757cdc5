package dockerana.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Component.Role;
import dockerana.api.LogRecord;
import dockerana.api.Records;
import dockerana.api.Samples;
import dockerana.api.StreamingSource;
import dockerana.runtime.component.BrokenLog;
import dockerana.runtime.component.Vitals;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class StreamLoopTest {
    private final Vitals vitals = new Vitals(Role.SOURCE, "stream", "test");
    private final BlockingQueue<Throwable> crashes = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> runs = new LinkedBlockingQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final StreamLoop loop = new StreamLoop(
            "stream",
            ClassLoader.getSystemClassLoader(),
            new Nowhere(),
            vitals.trouble("records"),
            vitals.errors::increment);

    private interface Run {
        void run(int time) throws IOException, InterruptedException;
    }

    private record Source(Run run, AtomicInteger count, BlockingQueue<Integer> runs) implements StreamingSource {
        @Override
        public void run(Records records) throws IOException, InterruptedException {
            int time = count.incrementAndGet();
            runs.add(time);
            run.run(time);
        }

        @Override
        public void collect(Samples samples) {}
    }

    private static final class Nowhere implements Records {
        @Override
        public boolean offer(List<LogRecord> records) {
            return true;
        }

        @Override
        public void emit(List<LogRecord> records) {}

        @Override
        public Optional<LogRecord> last(String originKey) {
            return Optional.empty();
        }

        @Override
        public void forget(String originKey) {}
    }

    @AfterEach
    void end() {
        loop.end();
    }

    @Test
    void aFarEndThatFailsIsReadAgainThoughTheSourceLeftAnInterruptBehind() throws InterruptedException {
        begin(time -> {
            if (time == 1) {
                Thread.currentThread().interrupt();
                throw new IOException("gone");
            }
            forEver();
        });
        assertThat(runs.take()).isEqualTo(1);
        assertThat(runs.take()).isEqualTo(2);
        assertThat(vitals.part(0, 0).lastError()).contains("gone");
        assertThat(crashes).isEmpty();
    }

    @Test
    void aFailureThatCannotBeToldIsABug() throws InterruptedException {
        try (BrokenLog _ = new BrokenLog()) {
            begin(time -> {
                throw new IOException("gone");
            });
            assertThat(crashes.poll(10, TimeUnit.SECONDS)).isInstanceOf(OutOfMemoryError.class);
        }
    }

    @Test
    void anInterruptOfTheSourcesOwnMakingIsABug() throws InterruptedException {
        begin(time -> {
            throw new InterruptedException("of its own making");
        });
        assertThat(crashes.take()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aRunThatReturnsWithoutBeingToldToIsABug() throws InterruptedException {
        begin(time -> {});
        assertThat(crashes.take()).hasMessageContaining("run returned");
    }

    @Test
    void whoIsEndedIsInterruptedAndNoBug() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        begin(time -> {
            try {
                forEver();
            } finally {
                interrupted.countDown();
            }
        });
        runs.take();
        loop.end();
        interrupted.await();
        assertThat(crashes).isEmpty();
        assertThat(vitals.errors.sum()).isZero();
    }

    private void begin(Run run) {
        loop.begin(new Source(run, count, runs), crashes::add);
    }

    private static void forEver() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
