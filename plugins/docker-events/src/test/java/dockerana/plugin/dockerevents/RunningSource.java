package dockerana.plugin.dockerevents;

import dockerana.testkit.TestAgent;
import java.io.IOException;
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
