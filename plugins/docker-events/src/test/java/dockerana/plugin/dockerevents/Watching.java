package dockerana.plugin.dockerevents;

import dockerana.api.LogRecord;
import dockerana.plugin.docker.Eventually;
import dockerana.plugin.docker.RunningService;
import dockerana.testkit.CollectedSamples;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/** Service and source at a real engine, as in the agent. */
final class Watching implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(30);

    final Emitted records;
    final RunningService service;
    final RunningSource running;

    Watching(Path socket, Emitted records) throws Exception {
        this.records = records;
        service = new RunningService(socket, Duration.ofSeconds(60));
        running = new RunningSource(RunningSource.DEFAULTS, new Feed.Engine(service.docker), records);
        service.reached(SOON);
        samples();
    }

    /** What is measured now. */
    SortedMap<String, Double> samples() throws IOException, InterruptedException {
        return CollectedSamples.of(running.source).values();
    }

    /** What is measured now of one series; NaN if that is not there. */
    double sample(String path) throws IOException, InterruptedException {
        return samples().getOrDefault(path, Double.NaN);
    }

    /** Waits for a record that says that. */
    LogRecord told(String sentence) throws Exception {
        try {
            Eventually.is(sentence, SOON, () -> records.sentences().contains(sentence));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; but " + records.sentences(), e);
        }
        return records.all().get(records.sentences().indexOf(sentence));
    }

    /** Records about a container. */
    List<LogRecord> about(String container) {
        return records.all().stream()
                .filter(record -> container.equals(record.origin().attributes().get("container.name")))
                .toList();
    }

    @Override
    public void close() throws IOException {
        running.close();
        service.close();
    }
}
