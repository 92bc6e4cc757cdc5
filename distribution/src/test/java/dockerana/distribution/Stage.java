package dockerana.distribution;

import dockerana.plugin.docker.engine.RealEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Has behaviours happen on an engine, and sees in a Graphite what is told of them.
 *
 * @param node that of the containers
 */
record Stage(RealEngine engine, Graphite graphite, String node) {
    private static final int AT_ONCE = 3;
    private static final Duration TO_ARRIVE = Duration.ofSeconds(2);
    private static final Duration TO_SETTLE = Duration.ofSeconds(60);

    /** What a shell says to these lines. */
    String shell(String script) {
        try {
            return engine.client(List.of("sh", "-ec", script));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Begins them all. */
    void begin(List<Behaviour> behaviours) throws Exception {
        try (ExecutorService hands = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<String>> begun = behaviours.stream()
                    .map(behaviour -> hands.submit(() -> shell(behaviour.script())))
                    .toList();
            for (Future<String> one : begun) {
                one.get();
            }
        }
    }

    /** Does to each what is due, until all have done everything and it is told of rightly; what is not after a while is for the tests to say. */
    void follow(List<Behaviour> behaviours) {
        Map<Behaviour, Queue<Behaviour.Act>> acts = new HashMap<>();
        behaviours.forEach(behaviour -> acts.put(behaviour, new ArrayDeque<>(behaviour.acts())));
        long end = System.nanoTime() + TO_SETTLE.toNanos();
        while (System.nanoTime() < end) {
            acts.forEach(this::actOnce);
            if (acts.values().stream().allMatch(Queue::isEmpty) && isRight(behaviours)) {
                return;
            }
        }
    }

    private void actOnce(Behaviour behaviour, Queue<Behaviour.Act> acts) {
        Behaviour.Act next = acts.peek();
        if (next != null) {
            String path = behaviour.path(next.path());
            NavigableMap<Long, Double> points = told(List.of(path)).points(path);
            if (!points.isEmpty() && next.due().test(points.lastEntry().getValue())) {
                shell(next.script());
                acts.remove();
            }
        }
    }

    private boolean isRight(List<Behaviour> behaviours) {
        Set<String> paths = paths();
        return behaviours.stream().allMatch(behaviour -> paths.containsAll(behaviour.allPaths()))
                && isRight(behaviours, told(checked(behaviours)));
    }

    private static List<String> checked(List<Behaviour> behaviours) {
        return behaviours.stream()
                .flatMap(behaviour -> behaviour.checks().stream().map(check -> behaviour.path(check.path())))
                .distinct()
                .toList();
    }

    private static boolean isRight(List<Behaviour> behaviours, Told told) {
        return behaviours.stream()
                .allMatch(behaviour -> behaviour.checks().stream().allMatch(check -> told.holds(behaviour, check)));
    }

    /** The points of series, by their paths below the node of the containers, up to a moment at which all of that moment are there. */
    Told told(Collection<String> paths) {
        long until = System.currentTimeMillis() / 1000 - TO_ARRIVE.toSeconds();
        try {
            return new Told(graphite.points(paths.stream().map(node::concat).toList(), "-10min").entrySet().stream()
                    .collect(Collectors.toMap(
                            series -> below(series.getKey()),
                            series -> series.getValue().headMap(until, true))));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** All paths below the node of the containers. */
    Set<String> paths() {
        try {
            return graphite.paths().stream()
                    .filter(path -> path.startsWith(node))
                    .map(this::below)
                    .collect(Collectors.toSet());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String below(String path) {
        return path.substring(node.length());
    }
}
