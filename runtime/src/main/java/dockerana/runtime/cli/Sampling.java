package dockerana.runtime.cli;

import dockerana.api.Batch;
import dockerana.api.Sink;
import dockerana.runtime.agent.Assembly;
import dockerana.runtime.pipeline.Pipeline;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Runs everything until each source has been read twice: the first time there are no rates. What it leaves behind is thrown away, so that the
 * agent that runs for good does not notice.
 */
final class Sampling {
    private static final Duration TO_CLOSE = Duration.ofSeconds(5);

    private final Assembly assembly;
    private final UnaryOperator<Sink> replacement;
    private final Set<String> once = new HashSet<>();
    private final Set<String> twice = new HashSet<>();

    Sampling(Assembly assembly) {
        this(assembly, UnaryOperator.identity());
    }

    /** @param replacement of a sink that was built */
    Sampling(Assembly assembly, UnaryOperator<Sink> replacement) {
        this.assembly = assembly;
        this.replacement = replacement;
    }

    /**
     * What came of it.
     *
     * @param silent the sources that did not answer
     * @param undelivered how many samples and records the sinks were not rid of
     */
    record Outcome(List<String> silent, long undelivered) {}

    /**
     * Ends when all sources were read, at the latest after some time.
     *
     * @param delivered gets the second batch of each source, before the sinks do
     */
    Outcome run(Duration atMost, Consumer<Batch> delivered) throws IOException, InterruptedException {
        try (Scratch scratch = new Scratch()) {
            UnaryOperator<Consumer<Batch>> second = sinks -> batch -> {
                if (isSecond(batch.source())) {
                    delivered.accept(batch);
                    sinks.accept(batch);
                    read(batch.source());
                }
            };
            Pipeline pipeline = assembly.pipeline(scratch.folder(), second, replacement);
            pipeline.start();
            List<String> silent = await(pipeline.sourceIds(), atMost);
            return new Outcome(silent, pipeline.close(TO_CLOSE));
        }
    }

    private synchronized boolean isSecond(String source) {
        return !once.add(source) && !twice.contains(source);
    }

    private synchronized void read(String source) {
        twice.add(source);
        notifyAll();
    }

    private synchronized List<String> await(List<String> sources, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left; !twice.containsAll(sources) && (left = (end - System.nanoTime()) / 1_000_000) > 0; ) {
            wait(left);
        }
        List<String> silent = new ArrayList<>(sources);
        silent.removeAll(twice);
        return silent;
    }
}
