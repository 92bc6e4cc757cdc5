package dockerana.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.Component;
import dockerana.api.SampleSink;
import dockerana.api.Samples;
import dockerana.api.Service;
import dockerana.api.Source;
import dockerana.api.Status;
import dockerana.runtime.agent.Assembled;
import dockerana.runtime.agent.Assembled.NoOptions;
import dockerana.runtime.component.CapturedLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class ConnectionCheckTest {
    @TempDir
    Path directory;

    private boolean failed;

    private String check(String blocks, Duration patience, Component... components) throws Exception {
        ConnectionCheck check = new ConnectionCheck(Assembled.of(directory, blocks, components), patience);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        check.run().print(new PrintStream(text, true, StandardCharsets.UTF_8), false);
        failed = check.failed();
        return text.toString(StandardCharsets.UTF_8).replaceAll(" +", " ");
    }

    private String check(String blocks, Component... components) throws Exception {
        return check(blocks, Duration.ofSeconds(20), components);
    }

    private static Component sink(Class<? extends SampleSink> sink) {
        return Component.sink("sink", NoOptions.class, sink);
    }

    /** A sink that has nothing to write. */
    abstract static class Connecting implements SampleSink {
        @Override
        public void write(Batch batch) {}
    }

    static final class Engine implements Service {
        volatile boolean open;

        @Override
        public void connect() {
            open = true;
        }

        @Override
        public void run() {}

        @Override
        public void close() {
            open = false;
        }
    }

    static final class Needy extends Connecting {
        private final Engine engine;

        Needy(Engine engine) {
            this.engine = engine;
        }

        @Override
        public void connect() throws IOException {
            if (!engine.open) {
                throw new IOException("the engine is closed");
            }
        }

        @Override
        public void close() {
            if (!engine.open) {
                throw new IllegalStateException("the engine was closed before");
            }
        }
    }

    @Test
    void aServiceIsOpenWhileWhatNeedsItIsTried() throws Exception {
        try (CapturedLog log = new CapturedLog("sink.needy")) {
            assertThat(check(
                            "services { engine {} }, sinks { needy { type = sink } }",
                            Component.service("engine", NoOptions.class, Engine.class, List.of()),
                            sink(Needy.class)))
                    .contains("service engine ok connected", "sink needy ok connected");
            assertThat(failed).isFalse();
            assertThat(log.text()).doesNotContain("did not close cleanly");
        }
    }

    static final class Spread extends Connecting {
        @Override
        public List<Share> lanes() {
            return List.of(new Share(1), new Share(2), new Share(3));
        }

        @Override
        public void connect() throws IOException {
            throw new IOException("its lanes do the work");
        }
    }

    static final class Share extends Connecting {
        private final int number;

        Share(int number) {
            this.number = number;
        }

        @Override
        public void connect() throws IOException {
            if (number == 2) {
                throw new IOException("b:2004 refused the connection");
            }
        }
    }

    @Test
    void everyLaneIsTried() throws Exception {
        assertThat(check("sinks { spread { type = sink } }", sink(Spread.class)))
                .contains(
                        "sink spread, server 1 of 3 ok connected",
                        "sink spread, server 2 of 3 failed b:2004 refused the connection",
                        "sink spread, server 3 of 3 ok connected");
        assertThat(failed).isTrue();
    }

    static final class Talkative extends Connecting {
        private final Agent agent;

        Talkative(Agent agent) {
            this.agent = agent;
        }

        @Override
        public void connect() {
            agent.status(Status.degraded("connected to b, a stand-by", "See what is wrong with a")
                    .by("pickle"));
        }
    }

    @Test
    void whatAComponentSaysOfItselfIsShown() throws Exception {
        assertThat(check("sinks { talkative { type = sink } }", sink(Talkative.class)))
                .contains("sink talkative degraded connected to b, a stand-by; See what is wrong with a (pickle)");
        assertThat(failed).isFalse();
    }

    static final class Silent extends Connecting {
        @Override
        public void connect() throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }

    @Test
    void aConnectionThatNeverAnswersIsGivenUp() throws Exception {
        assertThat(check("sinks { silent { type = sink } }", Duration.ofSeconds(1), sink(Silent.class)))
                .contains("sink silent failed has not answered for 1 s");
        assertThat(failed).isTrue();
    }

    static final class Loader extends Connecting {
        @Override
        public void connect() throws IOException {
            if (!Assembled.PLUGIN.equals(Thread.currentThread().getContextClassLoader())) {
                throw new IOException("this is not my class loader");
            }
        }
    }

    @Test
    void connectionsAreTriedWithThePluginsContextClassLoader() throws Exception {
        assertThat(check("sinks { loader { type = sink } }", sink(Loader.class)))
                .contains("sink loader ok connected");
    }

    static final class Demanding implements Source {
        Demanding(StringBuilder anything) {}

        @Override
        public void collect(Samples samples) {}
    }

    static final class Torn extends Connecting {
        @Override
        public void connect() {
            throw new NoClassDefFoundError("com/example/Missing");
        }
    }

    @Test
    void whatIsNotWholeIsNamed() throws Exception {
        assertThat(check(
                        "sources { demanding { type = source } }, sinks { torn { type = sink } }",
                        Component.source("source", NoOptions.class, Demanding.class, List.of()),
                        sink(Torn.class)))
                .contains("source demanding failed has a bug: ", "asks for a java.lang.StringBuilder")
                .contains("sink torn failed has a bug: java.lang.NoClassDefFoundError: com/example/Missing");
        assertThat(failed).isTrue();
    }

    static final class Reading implements Source {
        private final Agent agent;
        private final Engine engine;

        Reading(Agent agent, Engine engine) {
            this.agent = agent;
            this.engine = engine;
        }

        @Override
        public void collect(Samples samples) throws IOException {
            if (!engine.open) {
                throw new IOException("the engine is closed");
            }
            agent.status(Status.ok("reads").by("the long way"));
        }
    }

    static final class Unreadable implements Source {
        @Override
        public void collect(Samples samples) throws IOException {
            throw new IOException("/proc: permission denied");
        }
    }

    @Test
    void aSourceIsReadOnceAndSaysWhichWay() throws Exception {
        assertThat(check(
                        "services { engine {} }, sources { good { type = good }, bad { type = bad } }, sinks { talkative { type = sink } }",
                        Component.service("engine", NoOptions.class, Engine.class, List.of()),
                        Component.source("good", NoOptions.class, Reading.class, List.of()),
                        Component.source("bad", NoOptions.class, Unreadable.class, List.of()),
                        sink(Talkative.class)))
                .contains("source good ok reads (the long way)", "source bad failed /proc: permission denied");
        assertThat(failed).isTrue();
    }
}
