package dockerana.plugin.dockerevents;

import dockerana.plugin.docker.Eventually;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A source whose records are read by a thread of its own, as in the agent. */
final class RunningSource implements AutoCloseable {
    static final DockerEventsConfig DEFAULTS = new DockerEventsConfig(List.of("*"), List.of(), false, 10);

    final TestAgent agent = TestAgent.ofSource("events");
    final DockerEventsSource source;
    final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final Thread thread;

    RunningSource(DockerEventsConfig config, Feed feed, Emitted records) {
        source = new DockerEventsSource(config, agent, feed);
        thread = Thread.ofPlatform().daemon().start(() -> run(records));
    }

    /** One that hears what is told from now on. */
    static RunningSource listening(FakeFeed feed, Emitted records, DockerEventsConfig config) throws Exception {
        RunningSource running = new RunningSource(config, feed, records);
        Eventually.is("listening", Duration.ofSeconds(20), () -> !feed.listeners.isEmpty());
        return running;
    }

    private void run(Emitted records) {
        try {
            source.run(records);
        } catch (InterruptedException e) { // the end
        } catch (IOException | RuntimeException e) {
            failures.add(e);
        }
    }

    @Override
    public void close() throws IOException {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        source.close();
        agent.close();
    }
}
