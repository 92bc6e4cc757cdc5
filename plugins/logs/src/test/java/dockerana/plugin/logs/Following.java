package dockerana.plugin.logs;

import dockerana.api.LogRecord;
import dockerana.plugin.containers.Via;
import dockerana.plugin.docker.RunningService;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.TestAgent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** The source as it runs in an agent, with a real engine behind its service. */
final class Following implements AutoCloseable {
    final Received received = new Received();
    final TestAgent agent = TestAgent.ofSource("logs");
    private final RunningService service;
    private final Via via;
    private ContainerLogsSource source;
    private Thread thread;

    Following(RunningService service, Via via, String start) {
        this.service = service;
        this.via = via;
        this.source = source(start);
        this.thread = begin();
    }

    private ContainerLogsSource source(String start) {
        ContainerLogsConfig config = new ContainerLogsConfig(
                via, Start.parse(start), Duration.ofMillis(100), 256 * 1024, Optional.empty(), Path.of("/"), Map.of());
        return new ContainerLogsSource(
                config, agent, service.docker::containers, service.docker::listen, Api.of(service.docker));
    }

    private Thread begin() {
        ContainerLogsSource running = source;
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                running.run(received);
            } catch (InterruptedException e) { // it is to end
            }
        });
    }

    /** Ends it, and begins another one behind what it sent. */
    void restart() throws InterruptedException {
        thread.interrupt();
        thread.join();
        source = source("now");
        thread = begin();
    }

    /** The text of each record by its id; of one with two texts both. */
    Map<String, String> textOfId() {
        Map<String, String> texts = new TreeMap<>();
        synchronized (received) {
            for (LogRecord record : received.all) {
                String before = texts.put(record.id(), record.text());
                if (before != null && !before.equals(record.text())) {
                    texts.put(record.id(), before + " AND " + record.text());
                }
            }
        }
        return texts;
    }

    /** Waits until both have the same texts under the same ids, so many if that is known. */
    static void awaitTheSame(Following one, Following other, Duration atMost) throws InterruptedException {
        try {
            await("the same", atMost, () -> one.textOfId().equals(other.textOfId()));
        } catch (AssertionError e) {
            throw new AssertionError(
                    "%s only here: %s; only there: %s".formatted(e.getMessage(), one.beside(other), other.beside(one)),
                    e);
        }
    }

    private List<String> beside(Following other) {
        Map<String, String> there = other.textOfId();
        return textOfId().entrySet().stream()
                .filter(entry -> !entry.getValue().equals(there.get(entry.getKey())))
                .map(entry -> entry.toString().substring(50))
                .map(entry -> entry.substring(0, Math.min(entry.length(), 100)))
                .limit(20)
                .toList();
    }

    /** What a container wrote. */
    List<String> texts(String container) {
        synchronized (received) {
            return received.all.stream()
                    .filter(record ->
                            container.equals(record.origin().attributes().get("container.name")))
                    .map(LogRecord::text)
                    .toList();
        }
    }

    /** What was counted: of containers that have ended once. */
    CollectedSamples counted() {
        CollectedSamples samples = new CollectedSamples();
        source.collect(samples);
        return samples;
    }

    static void await(String what, Duration atMost, BooleanSupplier condition) throws InterruptedException {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begun > atMost.toNanos()) {
                throw new AssertionError("not within %s: %s".formatted(atMost, what));
            }
            Thread.sleep(20); // between two looks
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        agent.close();
    }
}
