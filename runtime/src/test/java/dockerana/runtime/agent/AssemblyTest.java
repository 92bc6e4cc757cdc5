package dockerana.runtime.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Batch;
import dockerana.api.Component;
import dockerana.api.Metric;
import dockerana.api.Records;
import dockerana.api.SampleSink;
import dockerana.api.Samples;
import dockerana.api.Service;
import dockerana.api.StreamingSource;
import dockerana.runtime.agent.Assembled.NoOptions;
import dockerana.runtime.pipeline.Pipeline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class AssemblyTest {
    private static final Metric STREAMS = Metric.gauge("engine.streams", "Whether records are read");

    @TempDir
    Path directory;

    static final class Engine implements Service, StreamingSource {
        private volatile int streams;

        @Override
        public void connect() {}

        @Override
        public void run() {}

        @Override
        public void run(Records records) throws InterruptedException {
            streams = 1;
            new CountDownLatch(1).await();
        }

        @Override
        public void collect(Samples samples) {
            samples.add(STREAMS.of(), streams);
        }

        @Override
        public void close() {}
    }

    static final class Nowhere implements SampleSink {
        @Override
        public void connect() {}

        @Override
        public void write(Batch batch) {}
    }

    @Test
    void aServiceThatMeasuresAndHandsOverRecordsIsCollectedAndRun() throws Exception {
        Assembly assembly = Assembled.of(
                directory,
                "services { engine {} }, sinks { nowhere { type = nowhere } }",
                Component.service("engine", NoOptions.class, Engine.class, List.of(STREAMS)),
                Component.sink("nowhere", NoOptions.class, Nowhere.class));
        BlockingQueue<Double> streams = new LinkedBlockingQueue<>();
        Pipeline pipeline = assembly.pipeline(directory, sinks -> batch -> {
            if (batch.source().equals("engine")) {
                streams.add(batch.value(0));
            }
        });
        pipeline.start();
        while (streams.take() < 1) {}
        assertThat(pipeline.close(Duration.ofSeconds(5))).isZero();
    }
}
