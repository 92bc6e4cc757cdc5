package dockerana.plugin.containers;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the engine about many containers at once. An answer that is late is not used; until it came, or was given up, the same is not asked
 * again. Confined to one thread, but for the asking.
 */
final class Questions {
    /** Some engines answer each only after a second, but all at the same time. */
    private static final int MOST_AT_ONCE = 128;

    private final EngineView.Statistics engine;
    private final Supplier<ExecutorService> sockets;
    private final LongSupplier nanoTime;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Map<String, Future<Map<String, Double>>> open = new HashMap<>();

    Questions(EngineView.Statistics engine, Supplier<ExecutorService> sockets, LongSupplier nanoTime) {
        this.engine = engine;
        this.sockets = sockets;
        this.nanoTime = nanoTime;
    }

    /**
     * What the engine tells of those that run, as far as it does so in time.
     *
     * @throws IOException if it answered none of them
     */
    Map<String, Map<String, Double>> answers(Collection<String> ids, Duration patience)
            throws IOException, InterruptedException {
        long end = nanoTime.getAsLong() + patience.toNanos();
        Map<String, Future<Map<String, Double>>> asked = asked(ids, end);
        Map<String, Map<String, Double>> answers = new HashMap<>();
        IOException failure = null;
        boolean answered = false;
        for (Map.Entry<String, Future<Map<String, Double>>> question : asked.entrySet()) {
            try {
                Map<String, Double> answer = answer(question.getValue(), end - nanoTime.getAsLong());
                answered = true;
                if (!answer.isEmpty()) {
                    answers.put(question.getKey(), answer);
                }
            } catch (IOException e) {
                failure = e;
            }
        }
        if (!answered && !ids.isEmpty()) {
            throw failure != null ? failure : new IOException("Docker has not answered since the reading before");
        }
        return answers;
    }

    private Map<String, Future<Map<String, Double>>> asked(Collection<String> ids, long end) {
        open.values().removeIf(Future::isDone);
        Map<String, Future<Map<String, Double>>> asked = new LinkedHashMap<>();
        for (String id : ids) {
            if (!open.containsKey(id)) {
                Future<Map<String, Double>> answer = sockets.get().submit(() -> ask(id, end));
                open.put(id, answer);
                asked.put(id, answer);
            }
        }
        return asked;
    }

    private Map<String, Double> ask(String id, long end) throws IOException, InterruptedException {
        places.acquire();
        try {
            if (nanoTime.getAsLong() > end) {
                throw new IOException("Docker did not answer others in time");
            }
            return engine.of(id);
        } finally {
            places.release();
        }
    }

    private static Map<String, Double> answer(Future<Map<String, Double>> answer, long atMostNanos)
            throws IOException, InterruptedException {
        try {
            return answer.get(Math.max(0, atMostNanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IOException("Docker did not answer in time", e);
        } catch (ExecutionException e) {
            @Nullable Throwable cause = e.getCause();
            if (cause instanceof IOException farEnd) {
                throw farEnd;
            }
            throw new IllegalStateException("asking Docker failed", cause); // a bug
        }
    }
}
