package dockerana.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Component.Role;
import dockerana.api.Health;
import dockerana.api.Service;
import dockerana.runtime.component.BrokenLog;
import dockerana.runtime.component.ComponentAgent;
import dockerana.runtime.component.Names;
import dockerana.runtime.component.Vitals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ServiceLoopTest {
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Vitals vitals = new Vitals(Role.SERVICE, "engine", "engine");

    /** What a service does when it is run for the n-th time. */
    interface Running {
        void run(int connection) throws IOException, InterruptedException;
    }

    private ServiceLoop loop(Running running) {
        Service service = new Service() {
            @Override
            public void connect() {
                events.add("connected " + connections.incrementAndGet());
            }

            @Override
            public void run() throws IOException, InterruptedException {
                running.run(connections.get());
            }

            @Override
            public void close() {
                events.add("closed");
            }
        };
        return new ServiceLoop(agent(), () -> service, ClassLoader.getSystemClassLoader());
    }

    /** How a run may end that was not to. */
    interface Failing {
        void fail() throws IOException, InterruptedException;
    }

    /** One that fails when it is run for the first time, and then goes on. */
    private ServiceLoop loopThatFailsOnce(Failing failing) {
        return loop(connection -> {
            if (connection == 1) {
                failing.fail();
            }
            Thread.currentThread().join();
        });
    }

    private ComponentAgent agent() {
        return new ComponentAgent(
                vitals,
                () -> new Names("host", ""),
                InstantSource.system(),
                ClassLoader.getSystemClassLoader(),
                () -> new Health(Instant.EPOCH, List.of(), List.of()),
                Path.of("data"));
    }

    private static void close(ServiceLoop loop) throws InterruptedException {
        loop.close(System.nanoTime() + Duration.ofSeconds(5).toNanos());
    }

    @Test
    void afterAFailureItConnectsAgainOnTheSameInstance() throws Exception {
        ServiceLoop loop = loopThatFailsOnce(() -> {
            throw new IOException("the engine went away");
        });
        loop.start();
        assertThat(events.take()).isEqualTo("connected 1");
        assertThat(events.take()).isEqualTo("connected 2");
        assertThat(vitals.errors.sum()).isOne();
        close(loop);
        assertThat(events.take()).isEqualTo("closed");
    }

    @Test
    void aBugDoesNotEndIt() throws Exception {
        ServiceLoop loop = loopThatFailsOnce(() -> {
            throw new StackOverflowError();
        });
        loop.start();
        assertThat(events.take()).isEqualTo("connected 1");
        assertThat(events.take()).isEqualTo("connected 2");
        close(loop);
    }

    @Test
    void aFailureThatCannotBeToldDoesNotEndIt() throws Exception {
        ServiceLoop loop = loopThatFailsOnce(() -> {
            throw new IOException("the engine went away");
        });
        try (BrokenLog _ = new BrokenLog()) {
            loop.start();
            assertThat(events.take()).isEqualTo("connected 1");
            assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("connected 2");
        }
        close(loop);
    }

    @Test
    void aConnectThatDoesNotReturnIsSeen() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        ServiceLoop loop = new ServiceLoop(
                agent(),
                () -> new Service() {
                    @Override
                    public void connect() throws InterruptedException {
                        events.add("connects");
                        answer.await();
                    }

                    @Override
                    public void run() {
                        events.add("runs");
                    }
                },
                ClassLoader.getSystemClassLoader());
        loop.start();
        events.take();
        assertThat(loop.busy()).isPositive();
        answer.countDown();
        assertThat(events.take()).isEqualTo("runs");
        assertThat(loop.busy()).isZero();
        close(loop);
    }

    @Test
    void itsOwnInterruptDoesNotEndIt() throws Exception {
        ServiceLoop loop = loopThatFailsOnce(() -> {
            throw new InterruptedException("of its own making");
        });
        loop.start();
        assertThat(events.take()).isEqualTo("connected 1");
        assertThat(events.take()).isEqualTo("connected 2");
        close(loop);
    }

    @Test
    void oneWithNothingToRunStaysOpenUntilTheEnd() throws Exception {
        ServiceLoop loop = loop(connection -> events.add("ran"));
        loop.start();
        assertThat(events.take()).isEqualTo("connected 1");
        assertThat(events.take()).isEqualTo("ran");
        close(loop);
        assertThat(events.take()).isEqualTo("closed");
        assertThat(events).isEmpty();
    }
}
