package dockerana.plugin.docker;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * One call for all who ask the same at the same moment: sources have the same boundaries. Who comes while the call is under way gets its answer,
 * and so does who comes a moment after it began. Safe for any thread.
 */
final class Shared<T> {
    /** Less than any two readings of one source are apart. */
    private static final Duration MOMENT = Duration.ofMillis(250);

    private final Deadlines deadlines;
    private final Map<String, FutureTask<T>> answers = new ConcurrentHashMap<>();

    Shared(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    T answer(String question, Callable<T> call) throws IOException {
        FutureTask<T> own = new FutureTask<>(call);
        FutureTask<T> others = answers.putIfAbsent(question, own);
        if (others == null) {
            run(question, own);
        }
        return got(others == null ? own : others);
    }

    private void run(String question, FutureTask<T> own) {
        long begun = System.nanoTime();
        own.run();
        Duration left = MOMENT.minusNanos(System.nanoTime() - begun);
        try {
            if (left.isPositive()) {
                var _ = deadlines.close(() -> answers.remove(question, own), left, () -> {});
                return;
            }
        } catch (IOException e) { // the agent closes: nobody comes any more
        }
        answers.remove(question, own);
    }

    /** What a call that another thread may make comes to; it failed if that did. */
    static <T> T got(FutureTask<T> answer) throws IOException {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the agent closes");
        } catch (ExecutionException e) {
            @Nullable Throwable cause = e.getCause();
            if (cause instanceof IOException farEnd) {
                throw new IOException(farEnd.getMessage(), farEnd);
            }
            throw new IllegalStateException("asking Docker failed", cause); // a bug
        }
    }
}
