package dockerana.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Batch;
import dockerana.api.Component;
import dockerana.api.Metric;
import dockerana.api.SampleSink;
import dockerana.api.Samples;
import dockerana.api.Source;
import dockerana.runtime.agent.Assembled;
import dockerana.runtime.agent.Assembled.NoOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class SamplingTest {
    private static final Metric LEVEL = Metric.gauge("level", "Goes up and down");

    @TempDir
    Path directory;

    static final class Level implements Source {
        @Override
        public void collect(Samples samples) {
            samples.add(LEVEL.of(), 1);
        }
    }

    static final class Broken implements Source {
        @Override
        public void collect(Samples samples) throws IOException {
            throw new IOException("not there");
        }
    }

    static final class Taking implements SampleSink {
        @Override
        public void connect() {}

        @Override
        public void write(Batch batch) {}
    }

    static final class Refusing implements SampleSink {
        @Override
        public void connect() throws IOException {
            throw new IOException("nobody there");
        }

        @Override
        public void write(Batch batch) {}
    }

    private Sampling.Outcome sample(
            Class<? extends Source> source, Class<? extends SampleSink> sink, Duration atMost, Set<String> delivered)
            throws Exception {
        return new Sampling(Assembled.of(
                        directory,
                        "sources { level { type = level } }, sinks { sink { type = sink } }",
                        Component.source("level", NoOptions.class, source, List.of(LEVEL)),
                        Component.sink("sink", NoOptions.class, sink)))
                .run(atMost, batch -> delivered.add(batch.source()));
    }

    @Test
    void eachSourceIsReadTwiceAndDeliveredOnce() throws Exception {
        Set<String> delivered = ConcurrentHashMap.newKeySet();
        assertThat(sample(Level.class, Taking.class, Duration.ofSeconds(20), delivered))
                .isEqualTo(new Sampling.Outcome(List.of(), 0));
        assertThat(delivered).containsExactlyInAnyOrder("level", "agent");
    }

    @Test
    void aSourceThatDoesNotAnswerIsNamed() throws Exception {
        assertThat(sample(Broken.class, Taking.class, Duration.ofSeconds(1), ConcurrentHashMap.newKeySet())
                        .silent())
                .containsExactly("level");
    }

    @Test
    void whatCouldNotBeSentIsCounted() throws Exception {
        Sampling.Outcome outcome =
                sample(Level.class, Refusing.class, Duration.ofSeconds(20), ConcurrentHashMap.newKeySet());
        assertThat(outcome.silent()).isEmpty();
        assertThat(outcome.undelivered()).isPositive();
        assertThat(Failures.tell(outcome)).isEqualTo(ExitCode.UNAVAILABLE);
    }
}
